package com.aimixer.monitor;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.aimixer.monitor.api.HistoryController;
import com.aimixer.monitor.availability.Interval;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.HistoryUnreadableException;
import com.aimixer.monitor.history.PastIntervals;
import com.aimixer.monitor.time.ManualTimeSource;
import com.aimixer.monitor.view.HistoryViews;
import com.aimixer.monitor.view.Views;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HistoryControllerTests {

	private final ManualTimeSource time = new ManualTimeSource();

	private final StatusBoard board = new StatusBoard(this.time,
			List.of(Endpoint.of("a", URI.create("http://127.0.0.1:1/a"))), HistoryLimits.ofOneRound());

	private final HistoryController controller = new HistoryController(this.board,
			new History(this.time, this.board, new Unreadable()), new HistoryViews(new Views(this.time)));

	@Test
	void aHistoryThatCannotBeReadIsUnavailableForNow() {
		assertUnavailable(() -> this.controller.days("a"));
		assertUnavailable(() -> this.controller.incidents(10));
	}

	private static void assertUnavailable(ThrowingCallable call) {
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(call).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
			assertThat(ex.getReason()).contains("cannot be read").doesNotContain("/data");
		});
	}

	/** A file that is gone. */
	private static final class Unreadable implements PastIntervals {

		@Override
		public boolean durable() {
			return true;
		}

		@Override
		public Optional<Instant> since() {
			throw unreadable();
		}

		@Override
		public List<Interval> of(String endpoint, Instant from, Instant to) {
			throw unreadable();
		}

		@Override
		public Map<String, List<Interval>> down(Instant from, Instant to, int most) {
			throw unreadable();
		}

		private static HistoryUnreadableException unreadable() {
			return new HistoryUnreadableException("the history /data/history.db cannot be read",
					new IllegalStateException("gone"));
		}

	}

}
