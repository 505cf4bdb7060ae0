package com.aimixer.scraping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the API server of a cluster knows, as far as Prometheus looks at it.
 */
final class KubernetesObjects {

	static final String MIXER = "ai-mixer-global";

	static final String MONITORING = "ai-mixer-monitoring";

	private KubernetesObjects() {
	}

	/** A pod of AI Mixer with one container that declares no port. */
	static Map<String, Object> mixerPod(String name, String address, String phase, boolean ready) {
		return pod(MIXER, name, Map.of("app", "ai-mixer"), address, phase, ready, List.of(container("ai-mixer")));
	}

	static Map<String, Object> pod(String namespace, String name, Map<String, String> labels, String address,
			String phase, boolean ready, List<Map<String, Object>> containers) {
		Map<String, Object> readiness = Map.of("type", "Ready", "status", ready ? "True" : "False");
		return Map.of("metadata", metadata(namespace, name, labels), "spec",
				Map.of("nodeName", "node-1", "containers", containers), "status",
				Map.of("phase", phase, "podIP", address, "hostIP", "127.30.0.1", "conditions", List.of(readiness)));
	}

	/** What a watch says of a pod that is another now. */
	static Map<String, Object> podModified(Map<String, Object> pod) {
		Map<String, Object> object = new HashMap<>(pod);
		object.put("apiVersion", "v1");
		object.put("kind", "Pod");
		return Map.of("type", "MODIFIED", "object", object);
	}

	static Map<String, Object> container(String name, int... ports) {
		return Map.of("name", name, "image", name + ":1", "ports",
				IntStream.of(ports)
					.mapToObj((port) -> Map.of("name", "port-" + port, "containerPort", port, "protocol", "TCP"))
					.toList());
	}

	static Map<String, Object> node(String name, String address, int kubeletPort, Map<String, String> labels) {
		return Map.of("metadata", Map.of("name", name, "labels", labels), "status",
				Map.of("addresses", List.of(Map.of("type", "InternalIP", "address", address)), "daemonEndpoints",
						Map.of("kubeletEndpoint", Map.of("Port", kubeletPort))));
	}

	/** A Service by its ports and their names. */
	static Map<String, Object> service(String name, Map<Integer, String> ports) {
		return Map.of("metadata", metadata(MONITORING, name, Map.of()), "spec",
				Map.of("type", "ClusterIP", "clusterIP", "None", "ports", ports(ports)));
	}

	/** The slice of a Service with its pods, by name and address. */
	static Map<String, Object> slice(String service, Map<String, String> pods, boolean ready,
			Map<Integer, String> ports) {
		return Map.of("metadata",
				metadata(MONITORING, service + "-abcde", Map.of("kubernetes.io/service-name", service)), "addressType",
				"IPv4", "endpoints",
				pods.entrySet().stream().map((pod) -> endpoint(pod.getKey(), pod.getValue(), ready)).toList(), "ports",
				ports(ports));
	}

	private static Map<String, Object> endpoint(String pod, String address, boolean ready) {
		return Map.of("addresses", List.of(address), "conditions",
				Map.of("ready", ready, "serving", ready, "terminating", false), "nodeName", "node-1", "targetRef",
				Map.of("kind", "Pod", "namespace", MONITORING, "name", pod));
	}

	private static List<Map<String, Object>> ports(Map<Integer, String> ports) {
		return ports.entrySet()
			.stream()
			.<Map<String, Object>>map(
					(port) -> Map.of("name", port.getValue(), "port", port.getKey(), "protocol", "TCP"))
			.toList();
	}

	private static Map<String, Object> metadata(String namespace, String name, Map<String, String> labels) {
		return Map.of("namespace", namespace, "name", name, "uid", "uid-of-" + name, "resourceVersion", "1", "labels",
				labels);
	}

	/** The value of a field of an object's metadata. */
	static String metadata(Map<String, Object> object, String field) {
		return String.valueOf(Nodes.map(object.get("metadata")).get(field));
	}

	/** Whether an object has all labels of a selector such as {@code app=ai-mixer}. */
	static boolean matches(Map<String, Object> object, String selector) {
		Map<String, Object> labels = Nodes.map(Nodes.map(object.get("metadata")).get("labels"));
		return Stream.of(selector.split(","))
			.filter((term) -> !term.isEmpty())
			.map((term) -> term.split("=", 2))
			.allMatch((term) -> term[1].equals(labels.get(term[0])));
	}

}
