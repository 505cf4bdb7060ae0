/**
 * The scripts of {@code k8s} against a stand-in for kubectl: what they ask of a cluster,
 * what they change in it, and what they say when something is not as it should be.
 */
@NullMarked
package com.aimixer.kubernetes.setup;

import org.jspecify.annotations.NullMarked;
