package com.aimixer.simulator.server;

import java.net.InetSocketAddress;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.time.SimulatorClock;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP port. It asks for its conduct before each connection and each request, and is
 * open or closed as its conduct says whenever it is told to settle.
 */
public final class Listener implements AutoCloseable {

	private final String name;

	private final Supplier<Conduct> conduct;

	private final Handler handler;

	private final SimulatorClock clock;

	private final Port port;

	private final AtomicLong requests = new AtomicLong();

	/**
	 * A listener that is not open yet.
	 * @param name what messages call it
	 * @param place its address and port, which is 0 for a free one
	 * @param conduct how it behaves now
	 * @param handler answers the requests
	 * @param clock lets time pass for slow answers
	 * @param identity certificates for HTTPS, or null for HTTP
	 */
	public Listener(String name, InetSocketAddress place, Supplier<Conduct> conduct, Handler handler,
			SimulatorClock clock, @Nullable Identity identity) {
		this.name = name;
		this.conduct = conduct;
		this.handler = handler;
		this.clock = clock;
		this.port = new Port(name, place, (socket) -> new Connection(socket, this).serve(identity));
	}

	/**
	 * Opens the port.
	 * @throws PortTakenException if something else listens there
	 */
	public void open() throws PortTakenException {
		this.port.open();
	}

	/**
	 * Opens or closes the port as the conduct says. A port that somebody else took in the
	 * meantime is tried again the next time.
	 */
	public void settle() {
		this.port.settle(() -> !this.conduct.get().refuses());
	}

	/**
	 * The port.
	 * @return the real one once the listener has been opened
	 */
	public int port() {
		return this.port.number();
	}

	/**
	 * Closes the port and every connection.
	 */
	@Override
	public void close() {
		this.port.close();
	}

	Conduct conduct() {
		return this.conduct.get();
	}

	/**
	 * How the listener treats one request.
	 * @param request the request
	 * @return the listener's conduct, or while nothing is wrong with it the handler's
	 */
	Conduct conduct(Request request) {
		Conduct own = this.conduct.get();
		return own.equals(Conduct.HEALTHY) ? this.handler.conduct(request) : own;
	}

	Handler handler() {
		return this.handler;
	}

	SimulatorClock clock() {
		return this.clock;
	}

	/**
	 * Draws whether the next request falls into a share; the same sequence for the same
	 * listener name.
	 * @param share above 0 up to 1
	 * @return true for that share of the calls
	 */
	boolean draw(double share) {
		long number = this.requests.incrementAndGet();
		double place = new SplittableRandom(this.name.hashCode() * 0x9E3779B97F4A7C15L + number).nextDouble();
		return place < share;
	}

}
