/**
 * A small HTTP/1.1 server on virtual threads that can misbehave down to the socket.
 */
@NullMarked
package com.aimixer.simulator.server;

import org.jspecify.annotations.NullMarked;
