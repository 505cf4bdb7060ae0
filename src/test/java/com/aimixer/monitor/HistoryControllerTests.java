package com.aimixer.monitor;

import java.net.URI;
import java.util.List;

import com.aimixer.monitor.api.HistoryController;
import com.aimixer.monitor.board.HistoryLimits;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.endpoint.Endpoint;
import com.aimixer.monitor.history.History;
import com.aimixer.monitor.history.InventedPast;
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
			new History(this.time, this.board, new InventedPast().unreadable(true)),
			new HistoryViews(new Views(this.time)));

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

}
