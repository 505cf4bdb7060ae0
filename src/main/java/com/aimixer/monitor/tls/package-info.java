/**
 * Whom to trust: the authorities of the JDK or those of a PEM file.
 */
@NullMarked
package com.aimixer.monitor.tls;

import org.jspecify.annotations.NullMarked;
