package com.aimixer.monitor.page;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.condition.RequestCondition;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Lets {@link ForBrowsers} decide who gets a page.
 */
public final class PageMappings implements WebMvcRegistrations {

	@Override
	public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
		return new Mapping();
	}

	private static final class Mapping extends RequestMappingHandlerMapping {

		@Override
		protected @Nullable RequestCondition<?> getCustomMethodCondition(Method method) {
			return AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), ForBrowsers.class) ? new NamesHtml()
					: null;
		}

	}

}
