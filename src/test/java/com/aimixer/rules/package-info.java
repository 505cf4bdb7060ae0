/**
 * The rules of Prometheus: read and compared with what they promise, and run by the real
 * promtool.
 */
@NullMarked
package com.aimixer.rules;

import org.jspecify.annotations.NullMarked;
