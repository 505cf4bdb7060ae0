package com.aimixer.monitor.config;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * Makes what the server needs for TLS, as Spring Boot will, so that a certificate it
 * cannot use is a mistake of the configuration like any other.
 */
final class ServerTlsCheck {

	private static final ConfigurationPropertyName BUNDLES = ConfigurationPropertyName.of("spring.ssl.bundle");

	private static final List<String> FILES_OF_A_BUNDLE = List.of("keystore.certificate", "keystore.private-key",
			"truststore.certificate");

	private static final List<String> FILES_OF_THE_SERVER = List.of("ssl.certificate", "ssl.certificate-private-key",
			"ssl.trust-certificate");

	private static final String MEND = "give a certificate in PEM form and the key that belongs to it";

	private final Binder binder;

	private final List<SettingSource> sources;

	private final Placeholders placeholders;

	private final Problems problems;

	private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();

	ServerTlsCheck(ConfigurableEnvironment environment, List<SettingSource> sources, Placeholders placeholders,
			Problems problems) {
		this.binder = Binder.get(environment);
		this.sources = sources;
		this.placeholders = placeholders;
		this.problems = problems;
	}

	void check(Section server) {
		int before = this.problems.all().size();
		ResourceLoader files = ApplicationResourceLoader.get(new DefaultResourceLoader(), true);
		SslProperties.Bundles known = this.binder.bindOrCreate("spring.ssl", SslProperties.class).getBundle();
		known.getPem().forEach((name, bundle) -> register("pem", name, () -> PropertiesSslBundle.get(bundle, files)));
		known.getJks().forEach((name, bundle) -> register("jks", name, () -> PropertiesSslBundle.get(bundle, files)));
		Ssl ssl = this.binder.bind("server.ssl", Ssl.class).orElse(null);
		if (ssl == null || !ssl.isEnabled()) {
			return;
		}
		FILES_OF_THE_SERVER.forEach((file) -> server.readIfSet(file, ServerTlsCheck::readable));
		if (this.problems.all().size() == before && isDescribed(ssl.getBundle(), server)) {
			make("server.ssl", () -> requireKey(WebServerSslBundle.get(ssl, this.bundles)));
		}
	}

	private void register(String kind, String name, Supplier<SslBundle> bundle) {
		ConfigurationPropertyName key = BUNDLES.append(kind).append(name);
		Section section = new Section(key, this.sources, this.placeholders, this.problems);
		int before = this.problems.all().size();
		FILES_OF_A_BUNDLE.forEach((file) -> section.readIfSet(file, ServerTlsCheck::readable));
		if (this.problems.all().size() == before) {
			make(key.toString(), () -> this.bundles.registerBundle(name, usable(bundle.get())));
		}
	}

	private boolean isDescribed(@Nullable String name, Section server) {
		Setting setting = server.find("ssl.bundle");
		if (name == null || setting == null || this.bundles.getBundleNames().contains(name)) {
			return true;
		}
		this.problems.add(setting.problem("is no bundle", "describe it below " + BUNDLES.append("pem").append(name)));
		return false;
	}

	private void make(String key, Runnable what) {
		try {
			what.run();
		}
		catch (RuntimeException ex) {
			this.problems.add(new Problem("configuration", key, null, "cannot be used: " + words(ex), MEND));
		}
	}

	private static SslBundle usable(SslBundle bundle) {
		Objects.requireNonNull(bundle.createSslContext());
		return bundle;
	}

	private static void requireKey(SslBundle bundle) {
		KeyStore store = usable(bundle).getStores().getKeyStore();
		try {
			// one certificate and its key are one entry
			if (store == null || !store.aliases().hasMoreElements()
					|| !store.isKeyEntry(store.aliases().nextElement())) {
				throw new IllegalStateException("it has no private key");
			}
		}
		catch (KeyStoreException ex) {
			throw new IllegalStateException("its key cannot be read", ex);
		}
	}

	private static String words(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return Optional.ofNullable(root.getMessage()).orElse(root.toString());
	}

	/** A value that is no path is the certificate itself. */
	private static String readable(String text) throws InvalidValueException {
		if (!text.contains("-----BEGIN") && !text.startsWith("classpath:")) {
			WebValues.readable(text.startsWith("file:") ? text.substring("file:".length()) : text);
		}
		return text;
	}

}
