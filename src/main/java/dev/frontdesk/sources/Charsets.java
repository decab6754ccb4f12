package dev.frontdesk.sources;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/** Which characters some bytes are. */
public final class Charsets {

	/** Those offered where a person knows better. */
	public static final List<String> OFFERED = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1250", "windows-1251",
			"windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "x-windows-874",
			"Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5");

	// What Windows' programs write when they say ISO
	private static final Map<String, String> KIN = Map.of("ISO-8859-1", "windows-1252", "ISO-8859-2", "windows-1250",
			"ISO-8859-5", "windows-1251", "ISO-8859-6", "windows-1256", "ISO-8859-7", "windows-1253", "ISO-8859-8",
			"windows-1255", "ISO-8859-9", "windows-1254", "ISO-8859-8-I", "windows-1255", "GB2312", "GB18030");

	private Charsets() {
	}

	/** The likeliest; the bytes may break off within a character. */
	static Charset guess(byte[] bytes) {
		if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
			return StandardCharsets.UTF_8;
		}
		if (startsWith(bytes, 0xff, 0xfe)) {
			return StandardCharsets.UTF_16LE;
		}
		if (startsWith(bytes, 0xfe, 0xff)) {
			return StandardCharsets.UTF_16BE;
		}
		if (isUtf8(bytes)) {
			return StandardCharsets.UTF_8;
		}
		return isThai(bytes) ? Charset.forName("x-windows-874") : detected(bytes);
	}

	private static boolean startsWith(byte[] bytes, int... mark) {
		for (int i = 0; i < mark.length; i++) {
			if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	private static boolean isUtf8(byte[] bytes) {
		// the last character may be cut
		for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
			try {
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut));
				return true;
			}
			catch (CharacterCodingException ex) {
				// perhaps a little less
			}
		}
		return false;
	}

	/**
	 * TIS-620, which ICU does not know: bytes of Thai letters in long rows, in which
	 * marks follow a consonant and leading vowels stand before one.
	 */
	private static boolean isThai(byte[] bytes) {
		int high = 0;
		int strange = 0;
		int rows = 0;
		int[] counts = new int[256];
		for (int i = 0; i < bytes.length; i++) {
			int one = bytes[i] & 0xff;
			if (one < 0x80) {
				continue;
			}
			int before = (i > 0) ? bytes[i - 1] & 0xff : 0;
			int after = (i + 1 < bytes.length) ? bytes[i + 1] & 0xff : 0xa1;
			high++;
			counts[one]++;
			rows += (before < 0x80) ? 1 : 0;
			strange += isStrange(before, one, after) ? 1 : 0;
		}
		int most = Arrays.stream(counts).max().orElse(0);
		return high > 10 && rows * 3 <= high && strange * 20 <= high && most * 3 <= high;
	}

	private static boolean isStrange(int before, int one, int after) {
		boolean thai = (one >= 0xa1 && one <= 0xda) || (one >= 0xdf && one <= 0xfb) || one == 0xa0 || one == 0x85
				|| (one >= 0x91 && one <= 0x97);
		boolean mark = one == 0xd1 || (one >= 0xd4 && one <= 0xda) || (one >= 0xe7 && one <= 0xee);
		boolean leading = one >= 0xe0 && one <= 0xe4;
		return !thai || (mark && before < 0xa1) || (leading && !isConsonant(after));
	}

	private static boolean isConsonant(int one) {
		return one >= 0xa1 && one <= 0xce;
	}

	private static Charset detected(byte[] bytes) {
		CharsetDetector detector = new CharsetDetector();
		detector.setText(bytes);
		CharsetMatch best = detector.detect();
		String name = (best != null) ? best.getName() : "windows-1252";
		String meant = KIN.getOrDefault(name, name);
		return Charset.isSupported(meant) ? Charset.forName(meant) : Charset.forName("windows-1252");
	}

}
