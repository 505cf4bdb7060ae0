package com.aimixer.monitor.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Controller;

/**
 * Controllers that answer only who names {@code text/html}. Everybody else, {@code curl}
 * and its {@code *}{@code /*} too, gets what the API has at the same address.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Controller
public @interface ForBrowsers {

}
