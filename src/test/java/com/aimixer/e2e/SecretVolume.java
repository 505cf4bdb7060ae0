package com.aimixer.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A folder as Kubernetes mounts one: its files are links through a hidden folder, which a
 * change of the Secret exchanges in one step.
 */
final class SecretVolume {

	private final Path folder;

	private final List<Path> files;

	private int version;

	/** A volume with copies of some files. */
	SecretVolume(Path folder, List<Path> files) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.files = List.copyOf(files);
		update();
		for (Path file : files) {
			Path name = file.getFileName();
			Files.createSymbolicLink(folder.resolve(name), Path.of("..data").resolve(name));
		}
	}

	Path folder() {
		return this.folder;
	}

	/** Take the files over as they are now. */
	void update() throws IOException {
		Path former = this.folder.resolve("..version-" + this.version);
		String next = "..version-" + ++this.version;
		Path content = Files.createDirectory(this.folder.resolve(next));
		for (Path file : this.files) {
			Files.copy(file, content.resolve(file.getFileName()));
		}
		Path link = Files.createSymbolicLink(this.folder.resolve("..data_tmp"), Path.of(next));
		Files.move(link, this.folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
		for (Path file : this.files) {
			Files.deleteIfExists(former.resolve(file.getFileName()));
		}
		Files.deleteIfExists(former);
	}

}
