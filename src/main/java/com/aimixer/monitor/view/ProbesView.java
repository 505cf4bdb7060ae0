package com.aimixer.monitor.view;

import java.util.List;

/**
 * A list of probes.
 *
 * @param items newest first
 */
public record ProbesView(List<ProbeView> items) {

	public ProbesView {
		items = List.copyOf(items);
	}

}
