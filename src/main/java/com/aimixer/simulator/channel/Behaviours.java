package com.aimixer.simulator.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.aimixer.simulator.fault.Conduct;
import com.aimixer.simulator.fault.Effect;
import com.aimixer.simulator.notification.Channel;

/**
 * How each channel behaves now.
 */
final class Behaviours {

	private final Map<Channel, Behaviour> changed = new ConcurrentHashMap<>();

	Behaviour of(Channel channel) {
		return this.changed.getOrDefault(channel, Behaviour.OK);
	}

	void set(Channel channel, Behaviour behaviour) {
		this.changed.put(channel, behaviour);
	}

	Map<String, String> labels() {
		Map<String, String> labels = new LinkedHashMap<>();
		for (Channel channel : Channel.values()) {
			labels.put(channel.label(), of(channel).label());
		}
		return labels;
	}

	/** An error is an answer, so it is no conduct of the connection. */
	Conduct conduct(Channel channel) {
		return switch (of(channel)) {
			case OK, ERROR -> Conduct.HEALTHY;
			case HANG -> Conduct.of(new Effect.Hang());
			case REFUSE_OR_RESET -> Conduct.of((channel == Channel.EMAIL) ? new Effect.Refuse() : new Effect.Reset());
		};
	}

}
