/**
 * The simulator's own clock.
 */
@NullMarked
package com.aimixer.simulator.time;

import org.jspecify.annotations.NullMarked;
