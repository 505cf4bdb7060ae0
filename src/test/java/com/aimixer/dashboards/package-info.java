/**
 * The Grafana dashboards: as their sources say, consistent, and with answers to all their
 * queries.
 */
@NullMarked
package com.aimixer.dashboards;

import org.jspecify.annotations.NullMarked;
