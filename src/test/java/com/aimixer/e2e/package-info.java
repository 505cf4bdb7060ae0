/**
 * The product as a user has it: the two jars as processes, a real Prometheus beside them.
 */
@NullMarked
package com.aimixer.e2e;

import org.jspecify.annotations.NullMarked;
