/**
 * The REST status API.
 */
@NullMarked
package com.aimixer.monitor.api;

import org.jspecify.annotations.NullMarked;
