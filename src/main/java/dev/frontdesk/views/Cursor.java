package dev.frontdesk.views;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the group and the sorted value of its last row, as text, and its id.
 *
 * @param value null where it has none
 */
record Cursor(String group, @Nullable String value, long id) {

	/** No text of the database holds it. */
	private static final String NOTHING = "\u0000";

	private static final char APART = '\u001f';

	/**
	 * @param list names the list and its order: a cursor of another is refused
	 */
	String encode(String list) {
		byte[] text = (this.group + APART + ((this.value != null) ? this.value : NOTHING))
			.getBytes(StandardCharsets.UTF_8);
		ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + text.length);
		bytes.putLong(this.id).putInt(check(list, this.id, text)).put(text);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	/**
	 * Reads one back.
	 * @throws InvalidCursor when it is not one that this list gave out
	 */
	static Cursor decode(String list, String cursor) {
		byte[] decoded = bytes(cursor);
		if (decoded.length <= Long.BYTES + Integer.BYTES) {
			throw new InvalidCursor();
		}
		ByteBuffer bytes = ByteBuffer.wrap(decoded);
		long id = bytes.getLong();
		int sum = bytes.getInt();
		byte[] text = new byte[bytes.remaining()];
		bytes.get(text);
		String both = new String(text, StandardCharsets.UTF_8);
		int apart = both.indexOf(APART);
		if (sum != check(list, id, text) || apart < 0) {
			throw new InvalidCursor();
		}
		String value = both.substring(apart + 1);
		return new Cursor(both.substring(0, apart), value.equals(NOTHING) ? null : value, id);
	}

	private static byte[] bytes(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidCursor();
		}
	}

	// Finds accidents and cursors of other lists; it guards no secret, the reader does
	private static int check(String list, long id, byte[] text) {
		CRC32 sum = new CRC32();
		sum.update(list.getBytes(StandardCharsets.UTF_8));
		sum.update(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
		sum.update(text);
		return (int) sum.getValue();
	}

}
