package com.aimixer.simulator.fault;

import com.aimixer.simulator.mixer.Pod;
import com.aimixer.simulator.mixer.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where a fault is: a region, or one pod of it.
 *
 * @param region the region
 * @param pod the pod, or null for the region as such
 */
public record Target(Region region, @Nullable Pod pod) {
}
