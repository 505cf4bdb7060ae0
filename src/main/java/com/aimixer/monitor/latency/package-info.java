/**
 * Response times of the last 24 h in a bounded structure: pure.
 */
@NullMarked
package com.aimixer.monitor.latency;

import org.jspecify.annotations.NullMarked;
