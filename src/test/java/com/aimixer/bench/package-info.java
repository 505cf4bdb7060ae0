/**
 * What the parts of the monitor cost: time by JMH, memory by counting.
 */
@NullMarked
package com.aimixer.bench;

import org.jspecify.annotations.NullMarked;
