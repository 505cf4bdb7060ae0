/**
 * How much heap the facts of 10,000 endpoints take once a day has passed.
 */
@NullMarked
package com.aimixer.bench.heap;

import org.jspecify.annotations.NullMarked;
