/**
 * Stand-ins for PagerDuty, Slack, the mail server and the watchdog's receiver, which
 * record what reaches them.
 */
@NullMarked
package com.aimixer.simulator.channel;

import org.jspecify.annotations.NullMarked;
