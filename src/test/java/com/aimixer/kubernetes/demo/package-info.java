/**
 * The demonstration in Kubernetes is the stack as it is, but for what leads to the
 * simulator.
 */
@NullMarked
package com.aimixer.kubernetes.demo;

import org.jspecify.annotations.NullMarked;
