package com.aimixer.simulator.mixer;

import java.util.Map;
import java.util.Objects;

/**
 * Where everything listens.
 *
 * @param host name or address to reach them by
 * @param http port of each region
 * @param https HTTPS port of each region
 * @param pods metrics port of each pod
 */
public record Addresses(String host, Map<Region, Integer> http, Map<Region, Integer> https, Map<Pod, Integer> pods) {

	public Addresses {
		http = Map.copyOf(http);
		https = Map.copyOf(https);
		pods = Map.copyOf(pods);
	}

	/**
	 * The health check of a region.
	 * @param region the region
	 * @return its http URL
	 */
	public String health(Region region) {
		return "http://" + this.host + ":" + Objects.requireNonNull(this.http.get(region)) + "/health";
	}

	/**
	 * The health check of a region over TLS.
	 * @param region the region
	 * @return its https URL
	 */
	public String secureHealth(Region region) {
		return "https://" + this.host + ":" + Objects.requireNonNull(this.https.get(region)) + "/health";
	}

	/**
	 * The scrape target of a pod.
	 * @param pod the pod
	 * @return host and port
	 */
	public String target(Pod pod) {
		return this.host + ":" + Objects.requireNonNull(this.pods.get(pod));
	}

}
