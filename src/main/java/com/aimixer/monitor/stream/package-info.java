/**
 * Bounded fan-out of events: encodes once, drops the slow.
 */
@NullMarked
package com.aimixer.monitor.stream;

import org.jspecify.annotations.NullMarked;
