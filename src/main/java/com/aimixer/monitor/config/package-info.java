/**
 * Raw configuration to checked settings, or to every mistake in it with its mend.
 */
@NullMarked
package com.aimixer.monitor.config;

import org.jspecify.annotations.NullMarked;
