package com.aimixer.simulator.fault;

/**
 * What the process of a pod does.
 */
public enum Life {

	/** It runs. */
	RUNNING,

	/** It has crashed, and Kubernetes waits before it starts it again. */
	BACKING_OFF,

	/** Its pod is gone; what comes back is a new one. */
	GONE

}
