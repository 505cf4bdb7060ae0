/**
 * The manifests of {@code k8s}: each build of kustomize is complete, hardened, and opens
 * the flows that the architecture page lists and no others.
 */
@NullMarked
package com.aimixer.kubernetes;

import org.jspecify.annotations.NullMarked;
