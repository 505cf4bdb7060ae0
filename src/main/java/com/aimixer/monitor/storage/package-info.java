/**
 * The durable history: one SQLite file that outlives the process.
 */
@NullMarked
package com.aimixer.monitor.storage;

import org.jspecify.annotations.NullMarked;
