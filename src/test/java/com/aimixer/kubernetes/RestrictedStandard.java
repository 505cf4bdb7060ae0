package com.aimixer.kubernetes;

import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The controls of the Pod Security Standard {@code restricted}, those of {@code baseline}
 * included, as published for Kubernetes 1.34 and later.
 */
final class RestrictedStandard {

	private static final Set<String> VOLUMES = Set.of("configMap", "csi", "downwardAPI", "emptyDir", "ephemeral",
			"persistentVolumeClaim", "projected", "secret");

	private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

	private static final Set<String> SELINUX = Set.of("", "container_t", "container_init_t", "container_kvm_t",
			"container_engine_t");

	private static final Set<String> SYSCTLS = Set.of("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
			"net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
			"net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
			"net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");

	private RestrictedStandard() {
	}

	/** The controls that the pods of a workload fail. */
	static Stream<String> violations(Workload workload) {
		JsonNode pod = workload.podSpec();
		return Stream
			.of(ofPod(pod), annotations(workload), context(pod.path("securityContext")),
					workload.containers().stream().flatMap((container) -> ofContainer(container.json(), pod)))
			.flatMap((violations) -> violations);
	}

	private static Stream<String> ofPod(JsonNode pod) {
		Stream<String> host = Stream.of("hostNetwork", "hostPID", "hostIPC")
			.filter((name) -> pod.path(name).asBoolean(false));
		Stream<String> volumes = pod.path("volumes")
			.valueStream()
			.flatMap((volume) -> volume.propertyNames().stream())
			.filter((kind) -> !kind.equals("name") && !VOLUMES.contains(kind))
			.map((kind) -> "a volume of kind " + kind);
		Stream<String> sysctls = pod.at("/securityContext/sysctls")
			.valueStream()
			.map((sysctl) -> sysctl.path("name").asString(""))
			.filter((name) -> !SYSCTLS.contains(name))
			.map((name) -> "the sysctl " + name);
		return Stream.of(host, volumes, sysctls).flatMap((violations) -> violations);
	}

	/** AppArmor as it was said before it became a field. */
	private static Stream<String> annotations(Workload workload) {
		return workload.manifest()
			.spec()
			.at("/template/metadata/annotations")
			.propertyStream()
			.filter((annotation) -> annotation.getKey().startsWith("container.apparmor.security.beta.kubernetes.io/"))
			.filter((annotation) -> !annotation.getValue().asString("").matches("|runtime/default|localhost/.*"))
			.map((annotation) -> "AppArmor " + annotation.getValue().asString(""));
	}

	/** What pods and containers have in common. */
	private static Stream<String> context(JsonNode context) {
		JsonNode linux = context.path("seLinuxOptions");
		return Stream
			.of(when(context.at("/windowsOptions/hostProcess").asBoolean(false), "hostProcess"),
					when(!SELINUX.contains(linux.path("type").asString("")), "an SELinux type"),
					when(linux.has("user") || linux.has("role"), "a user or a role of SELinux"),
					when(context.at("/appArmorProfile/type").asString("").equals("Unconfined"), "AppArmor Unconfined"),
					when(context.path("runAsUser").asString("").equals("0"), "runAsUser 0"))
			.flatMap((violations) -> violations);
	}

	private static Stream<String> ofContainer(JsonNode container, JsonNode pod) {
		JsonNode context = container.path("securityContext");
		JsonNode ofPod = pod.path("securityContext");
		Stream<String> own = Stream
			.of(when(context.path("privileged").asBoolean(false), "privileged"),
					when(context.path("allowPrivilegeEscalation").asBoolean(true), "allowPrivilegeEscalation"),
					when(!either(context, ofPod, "/runAsNonRoot").asBoolean(false), "no runAsNonRoot"),
					when(!SECCOMP.contains(either(context, ofPod, "/seccompProfile/type").asString("")),
							"no seccompProfile"),
					when(!context.path("procMount").asString("Default").equals("Default"), "procMount"))
			.flatMap((violations) -> violations);
		return Stream.of(own, context(context), capabilities(context.path("capabilities")), hosts(container))
			.flatMap((violations) -> violations);
	}

	private static Stream<String> capabilities(JsonNode capabilities) {
		return Stream.concat(
				when(Documents.strings(capabilities.path("drop")).noneMatch("ALL"::equals), "capabilities not dropped"),
				Documents.strings(capabilities.path("add"))
					.filter((capability) -> !capability.equals("NET_BIND_SERVICE"))
					.map((capability) -> "the capability " + capability));
	}

	private static Stream<String> hosts(JsonNode container) {
		Stream<String> ports = container.path("ports")
			.valueStream()
			.filter((port) -> port.path("hostPort").asInt(0) != 0)
			.map((port) -> "hostPort " + port.path("hostPort").asString(""));
		Stream<JsonNode> actions = Stream
			.of("/startupProbe", "/readinessProbe", "/livenessProbe", "/lifecycle/postStart", "/lifecycle/preStop")
			.map(container::at);
		Stream<String> others = actions.flatMap((action) -> Stream.of("httpGet", "tcpSocket").map(action::path))
			.filter((action) -> !action.path("host").asString("").isEmpty())
			.map((action) -> "a probe or hook of the host " + action.path("host").asString(""));
		return Stream.concat(ports, others);
	}

	/** A container's own word counts, that of its pod where it says nothing. */
	private static JsonNode either(JsonNode context, JsonNode ofPod, String path) {
		return context.at(path).isMissingNode() ? ofPod.at(path) : context.at(path);
	}

	private static Stream<String> when(boolean violated, String violation) {
		return violated ? Stream.of(violation) : Stream.empty();
	}

}
