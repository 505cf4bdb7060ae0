/**
 * What the stand-ins have heard: facts, memory of bounded size, and its two written
 * forms.
 */
@NullMarked
package com.aimixer.simulator.notification;

import org.jspecify.annotations.NullMarked;
