package com.aimixer.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of the architecture: which package may use which, who may use a framework,
 * who may read a clock.
 */
class ArchitectureTests {

	private static final String ROOT = "com.aimixer.monitor";

	private static final List<String> BELOW_VIEW = List.of("time", "endpoint", "availability", "latency", "probe",
			"health", "board", "history");

	private static final List<String> BELOW_FACES = join(BELOW_VIEW, "probe.http", "schedule", "watch", "view",
			"stream", "alert");

	private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
			Map.entry("alert", List.of("time", "endpoint", "availability", "latency", "probe", "health", "board")),
			Map.entry("alertmanager", List.of("alert", "time", "tls")), Map.entry("time", List.of()),
			Map.entry("tls", List.of()), Map.entry("endpoint", List.of()), Map.entry("availability", List.of()),
			Map.entry("latency", List.of()), Map.entry("probe", List.of()),
			Map.entry("probe.http", List.of("endpoint", "time", "probe", "tls")),
			Map.entry("health", List.of("endpoint", "availability", "latency", "probe")),
			Map.entry("board", List.of("time", "endpoint", "availability", "latency", "probe", "health")),
			Map.entry("history", List.of("time", "endpoint", "availability", "board")),
			Map.entry("storage",
					List.of("time", "endpoint", "availability", "latency", "probe", "health", "board", "history",
							"alert")),
			Map.entry("schedule", List.of("time")),
			Map.entry("watch",
					List.of("time", "endpoint", "availability", "latency", "probe", "health", "board", "schedule")),
			Map.entry("view", join(BELOW_VIEW, "alert")), Map.entry("stream", join(BELOW_VIEW, "view")),
			Map.entry("metrics", BELOW_FACES), Map.entry("api", BELOW_FACES), Map.entry("cli", BELOW_FACES),
			Map.entry("page", join(BELOW_FACES, "page.figure")), Map.entry("page.figure", List.of("endpoint", "view")),
			Map.entry("config", List.of("endpoint"))));

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.aimixer");

	@Test
	void everyPackageHasARowInTheTable() {
		Set<String> packages = CLASSES.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> name.startsWith(ROOT + "."))
			.map((name) -> name.substring(ROOT.length() + 1))
			.collect(Collectors.toSet());
		assertThat(packages).isEqualTo(MAY_USE.keySet());
	}

	@ParameterizedTest
	@MethodSource("packages")
	void aPackageUsesOnlyWhatItsRowAllows(String name) {
		List<String> allowed = join(Objects.requireNonNull(MAY_USE.get(name)), name);
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT + "." + name)
			.should()
			.onlyDependOnClassesThat(outsideOfTheMonitor().or(residesInOneOf(allowed)))
			.check(CLASSES);
	}

	@Test
	void nobodyImportsTheWiring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + ".*..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT)
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("com.aimixer.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void simulatorAndMonitorDoNotKnowEachOther() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("com.aimixer.simulator..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.aimixer.monitor..", "org.springframework..", "com.aimixer.demo..")
			.check(CLASSES);
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("com.aimixer.monitor..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.aimixer.simulator..", "com.aimixer.demo..")
			.check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("packagesWithoutAFramework")
	void theCoreNeedsOnlyTheJdk(String name) {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage(ROOT + "." + name)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", ROOT + "..")
			.check(CLASSES);
	}

	@Test
	void onlyTimeReadsAClock() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(ROOT + "..")
			.and()
			.resideOutsideOfPackage(ROOT + ".time")
			.should()
			.callMethodWhere(readsAClock())
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		Set<String> unmarked = CLASSES.stream()
			.map(JavaClass::getPackage)
			.filter((each) -> !each.isAnnotatedWith(NullMarked.class))
			.map((each) -> each.getName())
			.collect(Collectors.toSet());
		assertThat(unmarked).isEmpty();
	}

	private static Stream<String> packages() {
		return MAY_USE.keySet().stream();
	}

	private static Stream<String> packagesWithoutAFramework() {
		return Stream.of("time", "endpoint", "availability", "latency", "probe", "health", "board", "history",
				"schedule", "alert");
	}

	private static DescribedPredicate<JavaClass> outsideOfTheMonitor() {
		return JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..");
	}

	private static DescribedPredicate<JavaClass> residesInOneOf(List<String> names) {
		return JavaClass.Predicates
			.resideInAnyPackage(names.stream().map((name) -> ROOT + "." + name).toArray(String[]::new));
	}

	private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> readsAClock() {
		return DescribedPredicate.describe("reads a clock", (call) -> {
			String owner = call.getTargetOwner().getName();
			String method = call.getName();
			boolean system = owner.equals("java.lang.System")
					&& Set.of("nanoTime", "currentTimeMillis").contains(method);
			boolean now = owner.startsWith("java.time.") && method.equals("now");
			boolean clock = owner.equals("java.time.Clock") && method.startsWith("system");
			return system || now || clock;
		});
	}

	private static List<String> join(List<String> names, String... more) {
		return Stream.concat(names.stream(), Arrays.stream(more)).toList();
	}

}
