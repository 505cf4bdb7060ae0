package com.aimixer.simulator.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * A connection of which no more than so many bytes can be read. It passes on what
 * GreenMail asks of a socket; GreenMail itself would read a mail of any length.
 */
final class BoundedSocket extends Socket {

	private final Socket socket;

	private final InputStream in;

	BoundedSocket(Socket socket, long mostBytes) throws IOException {
		this.socket = socket;
		this.in = new BoundedStream(socket.getInputStream(), mostBytes);
	}

	@Override
	public InputStream getInputStream() {
		return this.in;
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return this.socket.getOutputStream();
	}

	@Override
	public InetAddress getInetAddress() {
		return this.socket.getInetAddress();
	}

	@Override
	public InetAddress getLocalAddress() {
		return this.socket.getLocalAddress();
	}

	@Override
	public int getSoTimeout() throws SocketException {
		return this.socket.getSoTimeout();
	}

	@Override
	public boolean isClosed() {
		return this.socket.isClosed();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	private static final class BoundedStream extends FilterInputStream {

		private long left;

		private BoundedStream(InputStream in, long mostBytes) {
			super(in);
			this.left = mostBytes;
		}

		@Override
		public int read() throws IOException {
			return counted(super.read(), 1);
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int read = super.read(target, offset, length);
			return counted(read, read);
		}

		private int counted(int result, int bytes) throws IOException {
			this.left -= bytes;
			if (this.left < 0) {
				throw new IOException("the client sent more than a notification can be");
			}
			return result;
		}

	}

}
