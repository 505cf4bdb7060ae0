package com.aimixer.monitor;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.WebContentInterceptor;

/**
 * What holds for every answer.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	@Bean
	OpenAPI openApi(ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		return new OpenAPI().info(new Info().title("AI Mixer Monitoring")
			.description(
					"Read-only. Instants are UTC, durations are fractional milliseconds, errors are RFC 9457 problems.")
			.version((properties != null) ? properties.getVersion() : "unknown"));
	}

	/** After Boot's own, so that it is asked before it. */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ProblemReport()));
	}

	/** A cached status would be a frozen one. */
	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		WebContentInterceptor interceptor = new WebContentInterceptor();
		interceptor.setCacheControl(CacheControl.noStore());
		// their addresses change with their content
		registry.addInterceptor(interceptor).excludePathPatterns("/webjars/**", "/page/**");
	}

}
