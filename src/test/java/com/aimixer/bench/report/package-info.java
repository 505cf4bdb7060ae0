/**
 * Figures in words: distributions, goals and the Markdown report.
 */
@NullMarked
package com.aimixer.bench.report;

import org.jspecify.annotations.NullMarked;
