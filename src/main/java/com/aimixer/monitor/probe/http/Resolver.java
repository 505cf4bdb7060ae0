package com.aimixer.monitor.probe.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks a name up. May block for as long as it likes: it is called on its own thread.
 */
@FunctionalInterface
public interface Resolver {

	/**
	 * Addresses of a name, in the order in which they should be tried.
	 * @param host a host name, never a literal address
	 * @return at least one address
	 * @throws UnknownHostException if there is no such name or it has no address
	 */
	List<InetAddress> resolve(String host) throws UnknownHostException;

}
