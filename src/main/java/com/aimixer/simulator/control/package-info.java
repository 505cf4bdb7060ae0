/**
 * The control port: faults on demand, service discovery, certificate authority.
 */
@NullMarked
package com.aimixer.simulator.control;

import org.jspecify.annotations.NullMarked;
