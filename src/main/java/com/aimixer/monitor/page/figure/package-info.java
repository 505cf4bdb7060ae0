/**
 * Figures of the pages as words and as coordinates: pure, from wire records.
 */
@NullMarked
package com.aimixer.monitor.page.figure;

import org.jspecify.annotations.NullMarked;
