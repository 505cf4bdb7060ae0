/**
 * Asks one endpoint once and says what came back; never throws.
 */
@NullMarked
package com.aimixer.monitor.probe;

import org.jspecify.annotations.NullMarked;
