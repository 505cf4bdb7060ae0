/**
 * The command line: which command was asked for, and the usage text.
 */
@NullMarked
package com.aimixer.monitor.cli;

import org.jspecify.annotations.NullMarked;
