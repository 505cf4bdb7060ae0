/**
 * A stand-in for AI Mixer: six endpoints, 23 pods with metrics, faults on demand.
 */
@NullMarked
package com.aimixer.simulator;

import org.jspecify.annotations.NullMarked;
