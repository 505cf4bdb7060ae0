package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The file with its connections: one that writes, for one thread, and short-lived ones
 * that read. A write-ahead log lets both work at once; every transaction is on the disk
 * when it returns.
 */
final class Database implements AutoCloseable {

	private static final String NAME = "history.db";

	/** Number of the latest file in {@code db/history}. */
	private static final int VERSION = 3;

	/** To this the log is cut back where a large transaction has made it longer. */
	private static final int LOG_BYTES = 4 * 1024 * 1024;

	private final Path file;

	private final DirectoryLock lock;

	/**
	 * Which file it is, whatever is at its place now; null where files have no numbers.
	 */
	private final @Nullable Object key;

	private final DataSource reading;

	private final SQLiteDataSource writing;

	private SingleConnectionDataSource connection;

	private Database(Path file, DirectoryLock lock, SQLiteDataSource writing) {
		this.file = file;
		this.lock = lock;
		this.writing = writing;
		this.key = key(file);
		this.reading = FileCheck.readOnly(file);
		this.connection = connect(writing);
	}

	/**
	 * Opens the history in a directory, makes it where there is none, and brings an older
	 * one up to date.
	 */
	static Database open(Path directory) {
		DirectoryLock lock = DirectoryLock.take(directory);
		Path file = directory.resolve(NAME);
		try {
			new FileCheck(file, VERSION).run();
			migrate(file, writing(file, SQLiteOpenMode.CREATE));
			return new Database(file, lock, writing(file, SQLiteOpenMode.READWRITE));
		}
		catch (RuntimeException ex) {
			lock.close();
			throw ex;
		}
	}

	private static void migrate(Path file, DataSource source) {
		try {
			Flyway.configure()
				.dataSource(source)
				.locations("classpath:db/history")
				.target(MigrationVersion.fromVersion(String.valueOf(VERSION)))
				.load()
				.migrate();
		}
		catch (FlywayException ex) {
			String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw new StorageException("the history " + file + " cannot be opened (" + reason
					+ "); make room on its disk, or make it writable for this user", ex);
		}
	}

	private static SQLiteDataSource writing(Path file, SQLiteOpenMode mode) {
		SQLiteConfig config = new SQLiteConfig();
		config.resetOpenMode(SQLiteOpenMode.CREATE);
		config.setOpenMode(mode);
		config.setJournalMode(SQLiteConfig.JournalMode.WAL);
		config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
		config.setBusyTimeout(2_000);
		config.setJournalSizeLimit(LOG_BYTES);
		SQLiteDataSource source = new SQLiteDataSource(config);
		source.setUrl("jdbc:sqlite:" + file);
		return source;
	}

	private static SingleConnectionDataSource connect(SQLiteDataSource source) {
		SingleConnectionDataSource connection = new SingleConnectionDataSource();
		connection.setDriverClassName("org.sqlite.JDBC");
		connection.setUrl(source.getUrl());
		connection.setConnectionProperties(source.getConfig().toProperties());
		connection.setSuppressClose(true);
		return connection;
	}

	Path file() {
		return this.file;
	}

	/** Size of the file with its log. */
	long bytes() {
		return size(this.file) + size(this.file.resolveSibling(NAME + "-wal"));
	}

	private static long size(Path file) {
		try {
			return Files.exists(file) ? Files.size(file) : 0;
		}
		catch (IOException _) {
			return 0;
		}
	}

	/**
	 * What is wrong with the place of the file, or null. Somebody may have moved the file
	 * that is open, or put another one in its place: what is written then would be lost
	 * without a word, and what is read would be of somebody else.
	 */
	@Nullable String displaced() {
		if (this.key == null || this.key.equals(key(this.file))) {
			return null;
		}
		return "the file that is open is no longer at " + this.file
				+ "; put it back, or start the monitor again: it takes the file that is there, or begins a new history";
	}

	private static @Nullable Object key(Path file) {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
		}
		catch (IOException _) {
			return null;
		}
	}

	/** For many readers; each query has a connection of its own. */
	JdbcClient reader() {
		return JdbcClient.create(this.reading);
	}

	/** For the one writer. */
	JdbcTemplate writer() {
		return new JdbcTemplate(this.connection);
	}

	/**
	 * Does everything or nothing, durably, with the writer's connection.
	 * @throws StorageException if the file is no longer at its place
	 */
	void inTransaction(Runnable action) {
		String displaced = displaced();
		if (displaced != null) {
			throw new StorageException(displaced);
		}
		new TransactionTemplate(new DataSourceTransactionManager(this.connection))
			.executeWithoutResult((_) -> action.run());
	}

	/** Lets go of a connection that has failed; the next use makes another one. */
	void reconnect() {
		this.connection.destroy();
		this.connection = connect(this.writing);
	}

	@Override
	public void close() {
		this.connection.destroy();
		this.lock.close();
	}

}
