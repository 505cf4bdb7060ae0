/**
 * The only place that reads a clock.
 */
@NullMarked
package com.aimixer.monitor.time;

import org.jspecify.annotations.NullMarked;
