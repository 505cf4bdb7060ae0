package com.aimixer.simulator.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.aimixer.simulator.fault.Fault;
import com.aimixer.simulator.fault.FaultBook;
import com.aimixer.simulator.fault.FaultOrder;
import com.aimixer.simulator.kubernetes.Kubernetes;
import com.aimixer.simulator.mixer.Addresses;
import com.aimixer.simulator.mixer.Fleet;
import com.aimixer.simulator.order.BadOrderException;
import com.aimixer.simulator.order.FaultOrderReader;
import com.aimixer.simulator.order.Problem;
import com.aimixer.simulator.server.Answer;
import com.aimixer.simulator.server.Handler;
import com.aimixer.simulator.server.Request;
import com.aimixer.simulator.time.SimulatorClock;
import com.aimixer.simulator.traffic.Exposition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST API of the control port. A change is in force when its answer goes out.
 */
public final class ControlApi implements Handler {

	private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {
	};

	private final JsonMapper json = JsonMapper.builder().build();

	private final SimulatorClock clock;

	private final Fleet fleet;

	private final Addresses addresses;

	private final FaultBook book;

	private final Consumer<Runnable> change;

	private final String caPem;

	private final Kubernetes kubernetes;

	private final FaultView view;

	private final FaultOrderReader reader;

	/**
	 * The API of a running simulator.
	 * @param clock the simulator's clock
	 * @param fleet the pods
	 * @param addresses where everything listens
	 * @param book the faults
	 * @param change runs a change of the book and puts it in force
	 * @param caPem the certificate authority's certificate
	 * @param kubernetes the cluster of the pods
	 */
	public ControlApi(SimulatorClock clock, Fleet fleet, Addresses addresses, FaultBook book, Consumer<Runnable> change,
			String caPem, Kubernetes kubernetes) {
		this.clock = clock;
		this.fleet = fleet;
		this.addresses = addresses;
		this.book = book;
		this.change = change;
		this.caPem = caPem;
		this.kubernetes = kubernetes;
		this.view = new FaultView(fleet, addresses);
		this.reader = new FaultOrderReader(fleet);
	}

	@Override
	public Answer answer(Request request) {
		String path = request.path();
		if (path.equals("/faults")) {
			return faults(request);
		}
		if (path.startsWith("/faults/")) {
			return fault(request, path.substring("/faults/".length()));
		}
		if (!request.isRead()) {
			return problem(405, "'" + request.method() + " " + path + "' is not possible; see GET /");
		}
		return switch (path) {
			case "/" -> Answer.text(200, Usage.TEXT);
			case "/sd/targets" -> json(200, targets());
			case "/kube-state-metrics" ->
				Exposition.answer(request, this.kubernetes.kubeStateMetrics(this.clock.elapsed()));
			case "/cadvisor" -> Exposition.answer(request, this.kubernetes.cadvisor(this.clock.elapsed()));
			case "/ca.pem" -> Answer.of(200, "application/x-pem-file", this.caPem);
			default -> problem(404, "there is no " + path + "; see GET /");
		};
	}

	private Answer faults(Request request) {
		return switch (request.method()) {
			case "GET", "HEAD" -> json(200, Map.of("faults", views(this.book.all())));
			case "POST" -> order(request.body());
			case "DELETE" -> heal(this.book.all());
			default -> problem(405, "/faults takes GET, POST and DELETE");
		};
	}

	private Answer fault(Request request, String id) {
		Optional<Fault> fault = this.book.find(id);
		if (fault.isEmpty()) {
			return problem(404, "there is no fault '" + id + "', or it is over; see GET /faults");
		}
		return switch (request.method()) {
			case "GET", "HEAD" -> json(200, this.view.of(fault.get(), this.clock.elapsed()));
			case "DELETE" -> heal(List.of(fault.get()));
			default -> problem(405, "/faults/" + id + " takes GET and DELETE");
		};
	}

	private Answer order(String body) {
		try {
			FaultOrder order = this.reader.read(fields(body));
			Fault[] fault = new Fault[1];
			this.change.accept(() -> fault[0] = this.book.add(order, this.clock.elapsed()));
			return json(201, this.view.of(fault[0], this.clock.elapsed()));
		}
		catch (BadOrderException ex) {
			return badOrder(ex.problems());
		}
	}

	private Map<String, Object> fields(String body) throws BadOrderException {
		try {
			Map<String, Object> fields = this.json.readValue(body, FIELDS);
			return (fields != null) ? fields : Map.of();
		}
		catch (JacksonException ex) {
			throw new BadOrderException(List.of(new Problem("body", "is not a JSON object: " + ex.getOriginalMessage(),
					"send for example {\"kind\":\"slow\",\"region\":\"us-west\",\"delay\":\"2s\"}")));
		}
	}

	private Answer heal(List<Fault> faults) {
		this.change.accept(() -> faults.forEach(this.book::remove));
		return json(200, Map.of("healed", faults.stream().map(Fault::id).toList()));
	}

	private List<Map<String, Object>> views(List<Fault> faults) {
		Duration now = this.clock.elapsed();
		return faults.stream().filter((fault) -> !fault.isOver(now)).map((fault) -> this.view.of(fault, now)).toList();
	}

	private List<Discovery> targets() {
		Duration now = this.clock.elapsed();
		return this.fleet.pods()
			.stream()
			.filter((pod) -> this.book.isListed(pod, now))
			.map((pod) -> Discovery.of(pod, this.addresses))
			.toList();
	}

	private Answer badOrder(List<Problem> problems) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("title", "This fault cannot be made");
		document.put("status", 400);
		document.put("detail", String.join(" | ", problems.stream().map(Problem::toString).toList()));
		document.put("problems", problems);
		return Answer.of(400, "application/problem+json", this.json.writeValueAsString(document));
	}

	private Answer problem(int status, String detail) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("status", status);
		document.put("detail", detail);
		return Answer.of(status, "application/problem+json", this.json.writeValueAsString(document));
	}

	private Answer json(int status, Object document) {
		return Answer.json(status, this.json.writeValueAsString(document));
	}

}
