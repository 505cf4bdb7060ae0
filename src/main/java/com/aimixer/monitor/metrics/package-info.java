/**
 * The figures of the monitor for Prometheus, and the same as JSON.
 */
@NullMarked
package com.aimixer.monitor.metrics;

import org.jspecify.annotations.NullMarked;
