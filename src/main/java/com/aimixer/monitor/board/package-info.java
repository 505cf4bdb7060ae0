/**
 * The facts of every endpoint, its last outcomes, and who listens to them.
 */
@NullMarked
package com.aimixer.monitor.board;

import org.jspecify.annotations.NullMarked;
