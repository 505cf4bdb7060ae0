package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import okhttp3.Dns;

/**
 * Waits for the resolver as long as the probe has time. The engine answers literal
 * addresses itself.
 */
final class ProbeDns implements Dns {

	private final Lookups lookups;

	ProbeDns(Lookups lookups) {
		this.lookups = lookups;
	}

	@Override
	public List<InetAddress> lookup(String hostname) throws UnknownHostException {
		Attempt attempt = Attempt.CURRENT.get();
		List<InetAddress> addresses = this.lookups.lookup(hostname, attempt.remainingNanos());
		if (addresses.isEmpty()) {
			throw new UnknownHostException(hostname + ": the resolver gave none");
		}
		attempt.resolved(addresses.size());
		return addresses;
	}

}
