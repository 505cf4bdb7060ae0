package com.aimixer.kubernetes;

import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at the objects of a build in one respect.
 */
@FunctionalInterface
interface Check {

	/** All there are. */
	List<Check> ALL = List.of(new SchemaCheck(), new NamesCheck(), new SecretsCheck(), new ImagesCheck(),
			new VolumesCheck(), new ConfigurationCheck(), new PathsCheck(), new AddressesCheck(), new ServicesCheck(),
			new SelectorsCheck(), new DisruptionCheck(), new AccountsCheck(), new RightsCheck(), new PodSecurityCheck(),
			new HardeningCheck(), new StorageCheck(), new FlowsCheck());

	/** What is wrong, one sentence each; nothing if all is well. */
	Stream<String> complaints(Manifests manifests, Surroundings around);

	/** A sentence about something if it is wrong, nothing if not. */
	static Stream<String> unless(boolean good, Object subject, String complaint) {
		return good ? Stream.empty() : Stream.of(subject + " " + complaint);
	}

}
