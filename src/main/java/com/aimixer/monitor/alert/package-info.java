/**
 * The monitor's own alerts: a pure state machine, their history, ports for log and
 * delivery.
 */
@NullMarked
package com.aimixer.monitor.alert;

import org.jspecify.annotations.NullMarked;
