/**
 * What Prometheus scrapes: its two configurations, read, and run by the real program.
 */
@NullMarked
package com.aimixer.scraping;

import org.jspecify.annotations.NullMarked;
