/**
 * The monitor: the application, and the one class that wires its parts in reading order.
 */
@NullMarked
package com.aimixer.monitor;

import org.jspecify.annotations.NullMarked;
