/**
 * The certificates of the overlay tls: who makes them, and what is in them.
 */
@NullMarked
package com.aimixer.certificates;

import org.jspecify.annotations.NullMarked;
