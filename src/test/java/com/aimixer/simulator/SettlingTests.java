package com.aimixer.simulator;

import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.mail.MailServer;
import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Listener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Two that settle a port at once leave it as the newest conduct says.
 */
class SettlingTests {

	private final Overtaken conduct = new Overtaken();

	@Test
	void mailServerFollowsTheNewestConduct() throws Exception {
		try (MailServer server = new MailServer(Client.FREE, this.conduct, () -> false, (_, _, _) -> {
		})) {
			server.open();
			this.conduct.overtakenBy(server::settle);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(server.port()));
		}
	}

	@Test
	void listenerFollowsTheNewestConduct() throws Exception {
		try (Listener listener = new Listener("test", Client.FREE, this.conduct, (_) -> Answer.text(200, ""),
				new ManualClock(), null)) {
			listener.open();
			this.conduct.overtakenBy(listener::settle);
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> Client.connect(listener.port()));
		}
	}

	/**
	 * Becomes refusing while somebody still holds the healthy conduct in hands.
	 */
	private static final class Overtaken implements Supplier<Conduct> {

		private final AtomicReference<Conduct> now = new AtomicReference<>(Conduct.HEALTHY);

		private final AtomicReference<Runnable> overtaking = new AtomicReference<>(() -> {
		});

		@Override
		public Conduct get() {
			Conduct before = this.now.get();
			this.overtaking.getAndSet(() -> {
			}).run();
			return before;
		}

		private void overtakenBy(Runnable settle) throws InterruptedException {
			AtomicBoolean begun = new AtomicBoolean();
			Thread other = new Thread(() -> {
				this.now.set(Conduct.of(new Effect.Refuse()));
				begun.set(true);
				settle.run();
			});
			this.overtaking.set(() -> {
				other.start();
				await("the other has settled, or waits until this one has")
					.until(() -> begun.get() && (!other.isAlive() || other.getState() == Thread.State.BLOCKED));
			});
			settle.run();
			other.join();
		}

	}

}
