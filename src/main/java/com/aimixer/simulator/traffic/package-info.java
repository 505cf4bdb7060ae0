/**
 * Seeded traffic and audio figures of the pods, and their Prometheus exposition.
 */
@NullMarked
package com.aimixer.simulator.traffic;

import org.jspecify.annotations.NullMarked;
