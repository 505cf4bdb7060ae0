package com.aimixer.monitor.page;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Mistakes of people as pages, before they become problem details.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(annotations = ForBrowsers.class)
public class PageProblems {

	/**
	 * There is no such page.
	 * @param ex what was asked for
	 * @param model what the page shows
	 * @return its template
	 */
	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String missing(NoSuchPageException ex, Model model) {
		model.addAttribute("words", ex.getReason());
		model.addAttribute("known", ex.known());
		return "missing";
	}

}
