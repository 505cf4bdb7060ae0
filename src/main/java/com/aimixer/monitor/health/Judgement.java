package com.aimixer.monitor.health;

import java.util.List;

/**
 * A status with the reasons for it in words; every face prints these words.
 *
 * @param status the status
 * @param reasons why it is not better, most severe first; empty if all is well
 */
public record Judgement(HealthStatus status, List<String> reasons) {

	public Judgement {
		reasons = List.copyOf(reasons);
	}

}
