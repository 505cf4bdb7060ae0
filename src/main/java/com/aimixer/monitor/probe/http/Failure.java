package com.aimixer.monitor.probe.http;

import com.aimixer.monitor.probe.Phase;
import com.aimixer.monitor.probe.Reason;

/**
 * What went wrong, where, and one line about it for people.
 *
 * @param reason which of the closed set
 * @param phase the phase in which it failed
 * @param detail one line without secrets
 */
record Failure(Reason reason, Phase phase, String detail) {
}
