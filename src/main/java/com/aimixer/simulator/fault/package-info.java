/**
 * What can be wrong with AI Mixer, where, when, and how it shows.
 */
@NullMarked
package com.aimixer.simulator.fault;

import org.jspecify.annotations.NullMarked;
