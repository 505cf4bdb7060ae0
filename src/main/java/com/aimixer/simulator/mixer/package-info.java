/**
 * What AI Mixer consists of: regions and their pods.
 */
@NullMarked
package com.aimixer.simulator.mixer;

import org.jspecify.annotations.NullMarked;
