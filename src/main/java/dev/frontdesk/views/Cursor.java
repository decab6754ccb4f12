package dev.frontdesk.views;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.CRC32;

/** A place in a view: what its last row is sorted by. */
record Cursor(Instant time, long id) {

	private static final int LENGTH = Long.BYTES + Long.BYTES + Integer.BYTES;

	String encode(String view) {
		ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
		long micros = ChronoUnit.MICROS.between(Instant.EPOCH, this.time);
		bytes.putLong(micros).putLong(this.id).putInt(check(view, micros, this.id));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	/**
	 * @throws InvalidCursor when it is not one that this view gave out
	 */
	static Cursor decode(String view, String text) {
		byte[] decoded = bytes(text);
		if (decoded.length != LENGTH) {
			throw new InvalidCursor();
		}
		ByteBuffer bytes = ByteBuffer.wrap(decoded);
		long micros = bytes.getLong();
		long id = bytes.getLong();
		if (bytes.getInt() != check(view, micros, id)) {
			throw new InvalidCursor();
		}
		return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
	}

	private static byte[] bytes(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidCursor();
		}
	}

	// Finds accidents and cursors of other views; it guards no secret, the reader does
	private static int check(String view, long micros, long id) {
		CRC32 sum = new CRC32();
		sum.update(view.getBytes(StandardCharsets.UTF_8));
		sum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(micros).putLong(id).array());
		return (int) sum.getValue();
	}

}
