/**
 * What kube-state-metrics and the kubelets would say of the pods.
 */
@NullMarked
package com.aimixer.simulator.kubernetes;

import org.jspecify.annotations.NullMarked;
