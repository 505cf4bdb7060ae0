package com.aimixer.monitor;

import java.nio.file.Path;
import java.util.Objects;

import com.aimixer.monitor.alert.AlertLog;
import com.aimixer.monitor.board.StatusBoard;
import com.aimixer.monitor.config.MonitorSettings;
import com.aimixer.monitor.metrics.HistoryMeters;
import com.aimixer.monitor.storage.DurableHistory;
import com.aimixer.monitor.time.TimeSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The durable history, where there is a data directory.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(StorageConfiguration.DataDirIsSet.class)
class StorageConfiguration {

	/** Opened before the first probe; the board knows the past from then on. */
	@Bean
	DurableHistory durableHistory(TimeSource time, MonitorSettings settings, StatusBoard board) {
		Path directory = Objects.requireNonNull(settings.dataDir(), "data-dir");
		DurableHistory history = DurableHistory.open(directory, time, board,
				MonitorConfiguration.historyLimits(settings));
		board.listen(history);
		return history;
	}

	@Bean
	AlertLog alertLog(DurableHistory history) {
		return history.alerts();
	}

	@Bean
	HistoryMeters historyMeters(DurableHistory history) {
		return new HistoryMeters(history::durability);
	}

	@Bean
	HistoryHealth historyHealthIndicator(DurableHistory history) {
		return new HistoryHealth(history::durability);
	}

	/** Whether the settings name a data directory. */
	static final class DataDirIsSet implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Objects.requireNonNull(context.getBeanFactory())
				.getSingleton("monitorSettings") instanceof MonitorSettings settings && settings.dataDir() != null;
		}

	}

}
