package com.aimixer.simulator.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.notification.Channel;
import com.aimixer.simulator.notification.Notification;
import com.aimixer.simulator.notification.NotificationBook;
import com.aimixer.simulator.notification.NotificationWriter;
import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Handler;
import com.aimixer.simulator.server.Request;
import com.aimixer.simulator.time.SimulatorClock;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP port of the stand-ins: the services themselves, and what they have heard.
 */
final class ChannelApi implements Handler {

	private static final String BEHAVE_MEND = "send {\"behave\":\"ok\"}, or one of " + Behaviour.labels();

	private final NotificationBook book;

	private final Behaviours behaviours;

	private final BiConsumer<Channel, Behaviour> behave;

	private final SimulatorClock clock;

	private final IntSupplier mailPort;

	private final Map<Channel, StandIn> standIns;

	ChannelApi(NotificationBook book, Behaviours behaviours, BiConsumer<Channel, Behaviour> behave,
			SimulatorClock clock, IntSupplier mailPort) {
		this.book = book;
		this.behaviours = behaviours;
		this.behave = behave;
		this.clock = clock;
		this.mailPort = mailPort;
		this.standIns = Map.of(Channel.PAGERDUTY, new PagerDuty(book), Channel.SLACK, new Slack(book), Channel.WATCHDOG,
				new Watchdog(book));
	}

	@Override
	public Conduct conduct(Request request) {
		return channel(request.path()).map(this.behaviours::conduct).orElse(Conduct.HEALTHY);
	}

	@Override
	public Answer answer(Request request) {
		Optional<Channel> channel = channel(request.path());
		if (channel.isPresent()) {
			return take(channel.get(), request);
		}
		if (request.path().startsWith("/channels/")) {
			return behave(request.path().substring("/channels/".length()), request);
		}
		return switch (request.path()) {
			case "/notifications" -> notifications(request);
			case "/notifications.tsv" -> read(request, (from) -> list("text/tab-separated-values; charset=utf-8",
					this.book.since(from), NotificationWriter::lines));
			case "/channels" -> read(request, (_) -> json(200, this.behaviours.labels()));
			case "/" -> read(request, (_) -> Answer.text(200, ChannelUsage.TEXT.formatted(this.mailPort.getAsInt())));
			default -> problem(404, "there is no " + request.path() + "; see GET /");
		};
	}

	private static Optional<Channel> channel(String path) {
		if (path.startsWith("/slack/")) {
			return Optional.of(Channel.SLACK);
		}
		return switch (path) {
			case "/pagerduty/v2/enqueue" -> Optional.of(Channel.PAGERDUTY);
			case "/watchdog" -> Optional.of(Channel.WATCHDOG);
			default -> Optional.empty();
		};
	}

	private Answer take(Channel channel, Request request) {
		StandIn standIn = this.standIns.get(channel);
		if (standIn == null || !request.method().equals("POST")) {
			return problem(405, request.path() + " takes POST");
		}
		if (this.behaviours.of(channel) == Behaviour.ERROR) {
			return problem(500, channel.label() + " was told to fail");
		}
		return standIn.take(request.body(), this.clock.wall());
	}

	private Answer notifications(Request request) {
		if (request.method().equals("DELETE")) {
			return json(200, Map.of("deleted", this.book.clear()));
		}
		return read(request, (from) -> list("application/json", this.book.since(from), NotificationWriter::json));
	}

	/** Written while it is sent: as text it would need far more room than the list. */
	private static Answer list(String contentType, List<Notification> notifications, Form form) {
		return new Answer(200, contentType, (out) -> form.write(notifications, out));
	}

	private Answer behave(String name, Request request) {
		Optional<Channel> channel = Channel.find(name);
		if (channel.isEmpty()) {
			return problem(404, "there is no channel '" + name + "'; write one of " + Channel.labels());
		}
		if (!request.method().equals("POST")) {
			return problem(405, request.path() + " takes POST; see GET /channels");
		}
		JsonNode order = Json.object(request.body());
		if (order == null) {
			return problem(400, "the body is not a JSON object; " + BEHAVE_MEND);
		}
		String label = Json.text(order, "behave");
		Optional<Behaviour> behaviour = Behaviour.find(label);
		if (behaviour.isEmpty()) {
			return problem(400, "behave: '" + label + "' is not a behaviour; " + BEHAVE_MEND);
		}
		this.behave.accept(channel.get(), behaviour.get());
		return json(200, this.behaviours.labels());
	}

	private Answer read(Request request, Function<Instant, Answer> answer) {
		if (!request.isRead()) {
			return problem(405, "'" + request.method() + " " + request.path() + "' is not possible; see GET /");
		}
		Optional<Instant> from = since(request.query());
		return from.map(answer)
			.orElseGet(() -> problem(400, "'" + request.query()
					+ "' is not understood; write since=2026-01-31T12:00:00Z, or since= with epoch milliseconds"));
	}

	/** Everything if nothing is said, nothing if it cannot be understood. */
	private static Optional<Instant> since(String query) {
		if (query.isEmpty()) {
			return Optional.of(Instant.MIN);
		}
		if (!query.startsWith("since=")) {
			return Optional.empty();
		}
		try {
			String text = URLDecoder.decode(query.substring("since=".length()), StandardCharsets.UTF_8);
			return Optional
				.of(text.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.parse(text));
		}
		catch (DateTimeException | IllegalArgumentException ignored) {
			return Optional.empty();
		}
	}

	private static Answer json(int status, Object document) {
		return Answer.json(status, Json.MAPPER.writeValueAsString(document));
	}

	private static Answer problem(int status, String detail) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("status", status);
		document.put("detail", detail);
		return Answer.of(status, "application/problem+json", Json.MAPPER.writeValueAsString(document));
	}

	/** A written form of a list. */
	@FunctionalInterface
	private interface Form {

		void write(List<Notification> notifications, OutputStream out) throws IOException;

	}

}
