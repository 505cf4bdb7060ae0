package com.aimixer.e2e;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The bill of materials in the jar, which {@code /actuator/sbom} serves. It is of the
 * whole project: what only the simulator has is in it too.
 */
class BillOfMaterialsIT {

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private static final String BILL = "META-INF/sbom/application.cdx.json";

	/** Boot's own, which takes the jar apart and is added when it is packed. */
	private static final String TOOLS = "spring-boot-jarmode-tools-";

	@Test
	void itNamesEveryLibraryOfTheJarWithItsVersionAndLicence() throws Exception {
		try (JarFile jar = new JarFile(Path.of("target", "ai-mixer-monitor.jar").toFile())) {
			ZipEntry entry = jar.getEntry(BILL);
			assumeThat(entry).as("only an online build makes the bill").isNotNull();
			assertThat(jar.getManifest().getMainAttributes().getValue("Sbom-Location")).isEqualTo(BILL);
			try (InputStream content = jar.getInputStream(entry)) {
				JsonNode bill = Http.JSON.readTree(content);
				assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
				assertThat(names(bill)).containsAll(libraries(jar));
				assertThat(bill.path("components")).allSatisfy(
						(each) -> assertThat(each.path("licenses")).as(each.path("purl").asString()).isNotEmpty());
			}
		}
	}

	private static Set<String> names(JsonNode bill) {
		Set<String> names = new TreeSet<>();
		bill.path("components")
			.forEach((each) -> names.add(each.path("name").asString() + "-" + each.path("version").asString()));
		return names;
	}

	private static Set<String> libraries(JarFile jar) {
		return jar.stream()
			.map(ZipEntry::getName)
			.filter((name) -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
			.map((name) -> name.substring(LIBRARIES.length(), name.length() - ".jar".length()))
			.filter((name) -> !name.startsWith(TOOLS))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
