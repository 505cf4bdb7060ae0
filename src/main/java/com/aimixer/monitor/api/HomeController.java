package com.aimixer.monitor.api;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where a person lands, and where Prometheus looks by habit.
 */
@Controller
public class HomeController {

	/**
	 * The first thing to see.
	 * @return a redirect to the status
	 */
	@GetMapping("/")
	public String home() {
		return "redirect:/api/v1/status";
	}

	/**
	 * The scrape under the conventional address.
	 * @return a forward to the actuator, which negotiates the format
	 */
	@GetMapping("/metrics")
	public String metrics() {
		return "forward:/actuator/prometheus";
	}

}
