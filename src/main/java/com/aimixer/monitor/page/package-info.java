/**
 * The status page: what the board knows, for people.
 */
@NullMarked
package com.aimixer.monitor.page;

import org.jspecify.annotations.NullMarked;
