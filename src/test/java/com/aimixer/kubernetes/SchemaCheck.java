package com.aimixer.kubernetes;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every object is of a kind that the API has, and has only fields that its kind has, with
 * values of the right type.
 */
final class SchemaCheck implements Check {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.annotationIntrospector(new NothingElse())
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private static final Map<String, Class<?>> KINDS = ServiceLoader.load(KubernetesResource.class)
		.stream()
		.map(ServiceLoader.Provider::type)
		.filter((type) -> type.isAnnotationPresent(Version.class))
		.collect(Collectors.toMap(SchemaCheck::id, (type) -> type, (one, other) -> one));

	private static String id(Class<?> type) {
		Group group = type.getAnnotation(Group.class);
		String prefix = (group == null || group.value().isEmpty()) ? "" : group.value() + "/";
		return prefix + type.getAnnotation(Version.class).value() + " " + type.getSimpleName();
	}

	@Override
	public Stream<String> complaints(Manifests manifests, Surroundings around) {
		return manifests.all().stream().flatMap(SchemaCheck::complaint);
	}

	private static Stream<String> complaint(Manifest manifest) {
		String id = manifest.json().path("apiVersion").asString("") + " " + manifest.kind();
		Class<?> type = KINDS.get(id);
		if (type == null) {
			return Stream.of(manifest + " is of no kind that is known: " + id);
		}
		try {
			STRICT.treeToValue(manifest.json(), type);
			return Stream.empty();
		}
		catch (JacksonException ex) {
			return Stream
				.of(manifest + " is no " + id + ": " + ex.getOriginalMessage() + " at " + ex.getPathReference());
		}
	}

	/** The model keeps what it does not know: here that is a mistake. */
	private static final class NothingElse extends JacksonAnnotationIntrospector {

		private static final long serialVersionUID = 1;

		@Override
		public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
			return false;
		}

		/**
		 * The kinds of the operator say in words of Jackson 2 that they are not read by
		 * this.
		 */
		@Override
		public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
			Object found = super.findDeserializer(config, annotated);
			return (found == KubernetesDeserializer.class) ? null : found;
		}

	}

}
