/**
 * A mail server that takes every mail of every user, and can refuse, fail and hang.
 */
@NullMarked
package com.aimixer.simulator.mail;

import org.jspecify.annotations.NullMarked;
