/**
 * The main flow: one watch per endpoint ties probing, judging and the board together.
 */
@NullMarked
package com.aimixer.monitor.watch;

import org.jspecify.annotations.NullMarked;
