/**
 * What a probe is and what can come of it.
 */
@NullMarked
package com.aimixer.monitor.probe;

import org.jspecify.annotations.NullMarked;
