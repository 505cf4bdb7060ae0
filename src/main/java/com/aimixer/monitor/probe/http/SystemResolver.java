package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.List;

/**
 * Asks the operating system, every time anew: a cached answer would hide a name that was
 * moved or lost.
 */
final class SystemResolver implements Resolver {

	static {
		turnOffNameCache();
	}

	/**
	 * The JDK reads these properties once, at its first lookup of a name.
	 */
	static void turnOffNameCache() {
		Security.setProperty("networkaddress.cache.ttl", "0");
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
		Security.setProperty("networkaddress.cache.stale.ttl", "0");
	}

	@Override
	public List<InetAddress> resolve(String host) throws UnknownHostException {
		return List.of(InetAddress.getAllByName(host));
	}

}
