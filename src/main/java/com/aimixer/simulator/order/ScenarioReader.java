package com.aimixer.simulator.order;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.aimixer.simulator.fault.FaultOrder;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads scenario files: {@code faults}, a list of orders as the control API takes them.
 * YAML includes JSON, so one reader serves both and knows every position.
 */
public final class ScenarioReader {

	private static final String FORM_MEND = "write 'faults:' and below it a list such as '- {kind: slow, region: us-west, delay: 2s}'";

	private final Path file;

	private final FaultOrderReader orders;

	private final List<String> mistakes = new ArrayList<>();

	/**
	 * Reads one file.
	 * @param file the file
	 * @param orders reads its orders
	 */
	public ScenarioReader(Path file, FaultOrderReader orders) {
		this.file = file;
		this.orders = orders;
	}

	/**
	 * Reads the file.
	 * @return its orders
	 * @throws BadScenarioException if it cannot be read or anything is wrong in it
	 */
	public List<FaultOrder> read() throws BadScenarioException {
		List<FaultOrder> scenario = new ArrayList<>();
		for (MappingNode node : faults(compose())) {
			try {
				scenario.add(this.orders.read(values(node)));
			}
			catch (BadOrderException ex) {
				ex.problems().forEach((problem) -> mistake(position(node, problem.field()), problem.toString()));
			}
		}
		if (!this.mistakes.isEmpty()) {
			throw new BadScenarioException(this.mistakes);
		}
		return scenario;
	}

	private @Nullable Node compose() throws BadScenarioException {
		try {
			// tabs are legal in JSON and never inside its strings, but YAML refuses them
			String text = Files.readString(this.file);
			String clean = this.file.toString().endsWith(".json") ? text.replace('\t', ' ') : text;
			return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(clean));
		}
		catch (IOException ex) {
			throw new BadScenarioException(
					List.of(this.file + ": cannot be read (" + ex.getClass().getSimpleName() + "); name a file"));
		}
		catch (MarkedYAMLException ex) {
			mistake(ex.getProblemMark(), ex.getProblem() + "; write YAML or JSON");
			throw new BadScenarioException(this.mistakes);
		}
		catch (YAMLException ex) {
			throw new BadScenarioException(List.of(this.file + ": " + ex.getMessage() + "; write YAML or JSON"));
		}
	}

	private List<MappingNode> faults(@Nullable Node root) {
		List<MappingNode> faults = new ArrayList<>();
		if (!(root instanceof MappingNode document) || document.getValue().size() != 1
				|| !(value(document, "faults") instanceof SequenceNode list)) {
			mistake((root != null) ? root.getStartMark() : null, "this is no scenario; " + FORM_MEND);
			return faults;
		}
		for (Node item : list.getValue()) {
			if (item instanceof MappingNode fault) {
				faults.add(fault);
			}
			else {
				mistake(item.getStartMark(), "this is no fault; write for example {kind: hang, region: us-west}");
			}
		}
		return faults;
	}

	private Map<String, Object> values(MappingNode node) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (NodeTuple entry : node.getValue()) {
			if (entry.getKeyNode() instanceof ScalarNode key && !Tag.NULL.equals(entry.getValueNode().getTag())) {
				values.put(key.getValue(), value(entry.getValueNode()));
			}
		}
		return values;
	}

	private static Object value(Node node) {
		if (!(node instanceof ScalarNode scalar)) {
			return List.of();
		}
		if (!Tag.INT.equals(scalar.getTag()) && !Tag.FLOAT.equals(scalar.getTag())) {
			return scalar.getValue();
		}
		try {
			return Double.valueOf(scalar.getValue());
		}
		catch (NumberFormatException ignored) {
			// YAML calls 1:30 a number
			return scalar.getValue();
		}
	}

	private static @Nullable Node value(MappingNode node, String name) {
		for (NodeTuple entry : node.getValue()) {
			if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
				return entry.getValueNode();
			}
		}
		return null;
	}

	private static Mark position(MappingNode node, String field) {
		Node value = value(node, field);
		return (value != null) ? value.getStartMark() : node.getStartMark();
	}

	private void mistake(@Nullable Mark mark, String text) {
		String position = (mark != null) ? ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) : "";
		this.mistakes.add(this.file + position + ": " + text);
	}

}
