/**
 * Simulator and monitor in one JVM, for a first look.
 */
@NullMarked
package com.aimixer.demo;

import org.jspecify.annotations.NullMarked;
