/**
 * What is benchmarked: the monitor, and beside it the blackbox exporter with Prometheus.
 */
@NullMarked
package com.aimixer.bench.subject;

import org.jspecify.annotations.NullMarked;
