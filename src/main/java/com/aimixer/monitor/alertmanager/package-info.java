/**
 * Talks to Alertmanager: posts the monitor's own alerts, and hears those of Prometheus.
 */
@NullMarked
package com.aimixer.monitor.alertmanager;

import org.jspecify.annotations.NullMarked;
