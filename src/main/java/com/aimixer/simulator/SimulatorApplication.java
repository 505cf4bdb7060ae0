package com.aimixer.simulator;

/**
 * The simulator's main class.
 */
public final class SimulatorApplication {

	private SimulatorApplication() {
	}

	public static void main(String[] args) {
	}

}
