/**
 * What the Prometheus operator reads, generated from what Prometheus reads.
 */
@NullMarked
package com.aimixer.kubernetes.operator;

import org.jspecify.annotations.NullMarked;
