/**
 * Who hears of which alert: the routes, receivers, inhibitions and secrets of
 * Alertmanager.
 */
@NullMarked
package com.aimixer.routing;

import org.jspecify.annotations.NullMarked;
