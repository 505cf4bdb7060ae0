/**
 * What the intervals of many days add up to: daily availability and incidents.
 */
@NullMarked
package com.aimixer.monitor.history;

import org.jspecify.annotations.NullMarked;
