/**
 * The server that is probed in a benchmark: a process of its own that writes down when it
 * was asked and how long it took to answer.
 */
@NullMarked
package com.aimixer.bench.server;

import org.jspecify.annotations.NullMarked;
