package com.aimixer.monitor.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a second monitor away from a data directory. The system lets go of the lock when
 * the process ends, however it ends. SQLite's own locks would let two monitors write in
 * turns.
 */
final class DirectoryLock implements AutoCloseable {

	static final String NAME = "monitor.lock";

	private final FileChannel channel;

	private DirectoryLock(FileChannel channel) {
		this.channel = channel;
	}

	static DirectoryLock take(Path directory) {
		try {
			Files.createDirectories(directory);
			FileChannel channel = FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				throw new StorageException("the data directory " + directory + " is in use by another monitor; "
						+ "stop that one or choose another directory with --monitor.data-dir");
			}
			return new DirectoryLock(channel);
		}
		catch (IOException ex) {
			throw new StorageException("the data directory " + directory + " cannot be used (" + ex
					+ "); make it writable for this user or choose another with --monitor.data-dir", ex);
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException _) {
			// it is another monitor in this process
			return null;
		}
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException _) {
			// the lock ends with the process at the latest
		}
	}

}
