package com.aimixer.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.aimixer.rules.file.RuleFile;
import tools.jackson.databind.JsonNode;

/**
 * What the manifests of a build rely on and do not contain, and what they may have.
 *
 * @param namespaces namespaces that somebody else makes
 * @param configMaps keys of the ConfigMaps that each namespace has by itself, by name
 * @param neighbours objects of somebody else that they refer to
 * @param secrets the Secrets that scripts make
 * @param rights what each account may do, by its name: "list pods in ai-mixer-global"
 * @param flows who talks to whom
 */
record Surroundings(Set<String> namespaces, Map<String, Set<String>> configMaps, List<Manifest> neighbours,
		List<Secret> secrets, Map<String, Set<String>> rights, List<Flow> flows) {

	/** What holds in some builds; in all if none is named. */
	interface Partial {

		Set<String> builds();

		default boolean holds(String build) {
			return builds().isEmpty() || builds().contains(build);
		}

	}

	/**
	 * A Secret without its values.
	 */
	record Secret(String namespace, String name, Set<String> keys, Set<String> builds) implements Partial {

	}

	private record Neighbour(Set<String> builds, List<JsonNode> objects) implements Partial {

	}

	private record Account(String name, Set<String> may, Set<String> builds) implements Partial {

	}

	private record Content(Set<String> namespaces, Map<String, Set<String>> configMaps, List<Neighbour> neighbours,
			List<Secret> secrets, List<Account> accounts) {

	}

	/** Those of a file, and the flows of a page, as far as they are about a build. */
	static Surroundings read(Path file, Path page, String build) {
		Content content = RuleFile.read(file, Content.class);
		return new Surroundings(content.namespaces(), content.configMaps(),
				content.neighbours()
					.stream()
					.filter((neighbour) -> neighbour.holds(build))
					.flatMap((neighbour) -> neighbour.objects().stream().map(Manifest::new))
					.toList(),
				content.secrets().stream().filter((secret) -> secret.holds(build)).toList(),
				content.accounts()
					.stream()
					.filter((account) -> account.holds(build))
					.collect(Collectors.toMap(Account::name, Account::may)),
				Flow.table(Documents.read(page), build));
	}

}
