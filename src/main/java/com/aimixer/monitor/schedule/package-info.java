/**
 * The grid: cadence, dropped ticks, lateness. Knows nothing of probes.
 */
@NullMarked
package com.aimixer.monitor.schedule;

import org.jspecify.annotations.NullMarked;
