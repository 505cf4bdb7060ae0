package com.aimixer.monitor.probe.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * A pool that keeps no connection, without the housekeeping of one that does. The engine
 * drops a connection from a pool of none by itself as soon as its call is over; the
 * housekeeper would still be woken twice for each probe, which is more than a tenth of
 * what a probe costs.
 */
final class FreshConnections {

	private static final TaskRunner NO_HOUSEKEEPING = new TaskRunner(new Idle(),
			Logger.getLogger(FreshConnections.class.getName()));

	private static final ConnectionListener NOBODY = new ConnectionListener() {
	};

	private FreshConnections() {
	}

	static ConnectionPool pool() {
		return new ConnectionPool(0, 1, TimeUnit.MINUTES, NO_HOUSEKEEPING, NOBODY);
	}

	/**
	 * Pools that still hold a connection, and so wait for a housekeeper who never comes.
	 */
	static int pending() {
		return NO_HOUSEKEEPING.activeQueues().size();
	}

	/**
	 * Takes tasks and runs none.
	 */
	private static final class Idle implements TaskRunner.Backend {

		@Override
		public long nanoTime() {
			return 0;
		}

		@Override
		public void coordinatorNotify(TaskRunner runner) {
		}

		@Override
		public void coordinatorWait(TaskRunner runner, long nanos) {
		}

		@Override
		public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
			return queue;
		}

		@Override
		public void execute(TaskRunner runner, Runnable task) {
		}

	}

}
