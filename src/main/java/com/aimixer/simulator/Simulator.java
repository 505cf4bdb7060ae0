package com.aimixer.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.net.SocketFactory;

import com.aimixer.simulator.channel.Channels;
import com.aimixer.simulator.control.ControlApi;
import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.fault.FaultBook;
import com.aimixer.simulator.fault.FaultOrder;
import com.aimixer.simulator.kubernetes.Kubernetes;
import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.order.BadScenarioException;
import com.aimixer.simulator.order.FaultOrderReader;
import com.aimixer.simulator.order.ScenarioReader;
import com.aimixer.simulator.server.CertificateAuthority;
import com.aimixer.simulator.server.Listener;
import com.aimixer.simulator.server.PortTakenException;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.PodTraffic;
import org.jspecify.annotations.Nullable;

/**
 * AI Mixer on this machine: six endpoints, 23 pods and a control port. The same seed and
 * the same elapsed time give the same figures.
 */
public final class Simulator implements AutoCloseable {

	/** How often ports open and close by themselves, and unscraped pods catch up. */
	private static final Duration PULSE = Duration.ofMillis(100);

	private final SimulatorOptions options;

	private final SimulatorClock clock;

	private final Fleet fleet;

	private final FaultBook book = new FaultBook();

	private final CertificateAuthority authority;

	private final List<PodTraffic> traffic;

	private final Listeners listeners;

	private final Optional<Channels> channels;

	private final Thread pulse = Thread.ofPlatform().daemon().name("simulator-pulse").unstarted(this::pulse);

	private final CountDownLatch stopped = new CountDownLatch(1);

	private @Nullable Listener control;

	/**
	 * A simulator that has not started yet.
	 * @param options ports, seed and scenario
	 */
	public Simulator(SimulatorOptions options) {
		this(options, SimulatorClock.system());
	}

	Simulator(SimulatorOptions options, SimulatorClock clock) {
		this.options = options;
		this.clock = clock;
		this.fleet = Fleet.of(options.seed());
		this.authority = new CertificateAuthority(clock.wall());
		this.traffic = this.fleet.pods()
			.stream()
			.map((pod) -> new PodTraffic(pod, options.seed(), (at) -> this.book.strain(pod, at)))
			.toList();
		this.listeners = new Listeners(options, clock, this.book, this.authority, this.traffic);
		this.channels = options.channels() ? Optional.of(new Channels(options.place(200), options.place(225), clock))
				: Optional.empty();
	}

	/**
	 * Opens all ports and begins the scenario.
	 * @return this simulator
	 * @throws StartException if a port is taken or the scenario is bad
	 */
	public Simulator start() throws StartException {
		List<FaultOrder> scenario = scenario();
		try {
			this.listeners.open();
			if (this.channels.isPresent()) {
				this.channels.get().open();
			}
			WarmUp.run(this.options.reach(), addresses().http().values(), SocketFactory.getDefault());
			WarmUp.run(this.options.reach(), addresses().https().values(), clientSockets());
			change(() -> scenario.forEach((order) -> this.book.add(order, Duration.ZERO)));
			// last, so that an answer of the control port means ready
			this.control = control();
			this.control.open();
		}
		catch (PortTakenException ex) {
			close();
			throw new StartException(StartException.UNAVAILABLE,
					ex.getMessage() + "; stop what listens there or choose another --base-port or --address", ex);
		}
		this.pulse.start();
		return this;
	}

	/**
	 * The control port.
	 * @return the real port
	 */
	public int controlPort() {
		return (this.control != null) ? this.control.port() : this.options.basePort();
	}

	/**
	 * Where regions and pods listen.
	 * @return the real ports
	 */
	public Addresses addresses() {
		return this.listeners.addresses();
	}

	/**
	 * The pods.
	 * @return all pods of all regions
	 */
	public Fleet fleet() {
		return this.fleet;
	}

	/**
	 * The stand-ins for the notification channels.
	 * @return empty if they were not asked for
	 */
	public Optional<Channels> channels() {
		return this.channels;
	}

	/**
	 * The certificate a client has to trust for the HTTPS ports.
	 * @return PEM text
	 */
	public String caPem() {
		return this.authority.pem();
	}

	/**
	 * What connects to the HTTPS ports and trusts them.
	 * @return makes client sockets
	 */
	SocketFactory clientSockets() {
		return this.authority.clientSockets();
	}

	/**
	 * Brings counters and ports to the present moment.
	 */
	synchronized void settle() {
		if (this.stopped.getCount() == 0) {
			return;
		}
		Duration now = this.clock.elapsed();
		this.traffic.forEach((pod) -> pod.advance(now));
		this.listeners.settle();
		// a pod's next tick may begin up to one tick ago
		this.book.forgetOver(now.minus(PodTraffic.TICK));
	}

	/**
	 * Closes all ports and connections.
	 */
	@Override
	public void close() {
		this.stopped.countDown();
		synchronized (this) {
			this.listeners.close();
			this.channels.ifPresent(Channels::close);
			if (this.control != null) {
				this.control.close();
			}
		}
	}

	private void pulse() {
		try {
			while (!this.stopped.await(PULSE.toMillis(), TimeUnit.MILLISECONDS)) {
				settle();
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void change(Runnable change) {
		settle();
		change.run();
		settle();
	}

	private List<FaultOrder> scenario() throws StartException {
		if (this.options.scenario() == null) {
			return List.of();
		}
		try {
			return new ScenarioReader(this.options.scenario(), new FaultOrderReader(this.fleet)).read();
		}
		catch (BadScenarioException ex) {
			throw new StartException(StartException.BAD_CONFIGURATION, String.valueOf(ex.getMessage()), ex);
		}
	}

	private Listener control() {
		ControlApi api = new ControlApi(this.clock, this.fleet, addresses(), this.book, this::change, caPem(),
				new Kubernetes(this.traffic));
		return new Listener("control", this.options.place(0), () -> Conduct.HEALTHY, api, this.clock, null);
	}

}
