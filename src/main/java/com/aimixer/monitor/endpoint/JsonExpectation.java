package com.aimixer.monitor.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a JSON body must say.
 *
 * @param path JSONPath (RFC 9535 style) that must find something
 * @param value text form of the value found there, or null if any will do
 */
public record JsonExpectation(String path, @Nullable String value) {
}
