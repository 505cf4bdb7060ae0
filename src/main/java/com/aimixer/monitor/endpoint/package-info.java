/**
 * What is monitored, with its thresholds and expectations: plain values.
 */
@NullMarked
package com.aimixer.monitor.endpoint;

import org.jspecify.annotations.NullMarked;
