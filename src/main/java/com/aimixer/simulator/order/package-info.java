/**
 * Reads orders for faults from JSON and scenario files, and names every mistake.
 */
@NullMarked
package com.aimixer.simulator.order;

import org.jspecify.annotations.NullMarked;
