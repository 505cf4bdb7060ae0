/**
 * The probing engine: asks over HTTP with OkHttp, charges time to phases, names one
 * reason for every failure.
 */
@NullMarked
package com.aimixer.monitor.probe.http;

import org.jspecify.annotations.NullMarked;
