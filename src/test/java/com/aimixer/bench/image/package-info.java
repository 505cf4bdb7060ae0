/**
 * How fast the monitor of the container image starts and what it takes, beside its plain
 * jar.
 */
@NullMarked
package com.aimixer.bench.image;

import org.jspecify.annotations.NullMarked;
