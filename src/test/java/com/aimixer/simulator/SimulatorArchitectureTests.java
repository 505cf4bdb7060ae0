package com.aimixer.simulator;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class SimulatorArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("com.aimixer.simulator");

	@Test
	void simulatorKnowsNeitherTheMonitorNorSpring() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.aimixer.monitor..", "com.aimixer.demo..", "org.springframework..",
					"io.micrometer..")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("com.aimixer.simulator.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void partsDoNotKnowTheWhole() {
		noClasses().that()
			.resideOutsideOfPackage("com.aimixer.simulator")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.aimixer.simulator")
			.check(CLASSES);
	}

	@Test
	void onlyTimeReadsAClock() {
		noClasses().that()
			.resideOutsideOfPackage("com.aimixer.simulator.time")
			.should()
			.callMethod(System.class, "nanoTime")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(Instant.class, "now")
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.check(CLASSES);
	}

}
