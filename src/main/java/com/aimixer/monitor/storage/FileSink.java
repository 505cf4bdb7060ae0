package com.aimixer.monitor.storage;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes facts to the file, and looks after it between two batches.
 */
final class FileSink implements FactSink {

	private final Database database;

	private final FactWriter writer;

	private final LongSupplier offset;

	private final Supplier<List<Fact>> missed;

	private final List<Runnable> chores;

	/**
	 * A sink before a file.
	 * @param database the file
	 * @param writer makes rows of facts
	 * @param offset from the steady timeline to the wall clock, in milliseconds
	 * @param missed what is known of facts that found no room
	 * @param chores what is done between two batches; they do not throw
	 */
	FileSink(Database database, FactWriter writer, LongSupplier offset, Supplier<List<Fact>> missed,
			List<Runnable> chores) {
		this.database = database;
		this.writer = writer;
		this.offset = offset;
		this.missed = missed;
		this.chores = List.copyOf(chores);
	}

	@Override
	public void write(List<Fact> batch) {
		try {
			this.database
				.inTransaction(() -> this.writer.write(this.database.writer(), batch, this.offset.getAsLong()));
		}
		catch (StorageException ex) {
			// the connection keeps the number of a file that was deleted from being given
			// to another one
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			this.database.reconnect();
			throw ex;
		}
	}

	@Override
	public List<Fact> missed() {
		return this.missed.get();
	}

	@Override
	public void tidy() {
		this.chores.forEach(Runnable::run);
	}

}
