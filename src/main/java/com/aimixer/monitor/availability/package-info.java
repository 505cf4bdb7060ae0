/**
 * The interval ledger behind the 24 h availability: pure arithmetic on instants.
 */
@NullMarked
package com.aimixer.monitor.availability;

import org.jspecify.annotations.NullMarked;
