package dev.frontdesk.hooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

import dev.frontdesk.web.InvalidText;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where requests may go: to addresses of the public internet alone, unless private ones
 * are allowed. Asked when an address is saved and again when it is connected to, for the
 * very numbers that are connected to: what a name means may change in between.
 */
@Component
class Reach implements DnsResolver {

	private static final int LONGEST = 2000;

	private final boolean everywhere;

	Reach(@Value("${frontdesk.webhooks.private-addresses:false}") boolean everywhere) {
		this.everywhere = everywhere;
	}

	/**
	 * An address as typed, if it may be sent to as far as can be told now.
	 * @throws InvalidText says why not
	 */
	String checked(@Nullable String typed) {
		URI address = parsed((typed != null) ? typed.strip() : "");
		if (this.everywhere) {
			return address.toString();
		}
		try {
			resolve(address.getHost());
		}
		catch (PrivateAddress ex) {
			throw refused("private");
		}
		catch (UnknownHostException ex) {
			throw refused("unknown");
		}
		return address.toString();
	}

	private URI parsed(String typed) {
		try {
			URI address = new URI(typed);
			boolean whole = typed.length() <= LONGEST && address.getHost() != null && address.getRawUserInfo() == null
					&& address.getRawFragment() == null && address.getPort() != 0 && address.getPort() <= 65535;
			if (!whole || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
				throw refused("invalid");
			}
			if (!this.everywhere && !"https".equals(address.getScheme())) {
				throw refused("insecure");
			}
			return address;
		}
		catch (URISyntaxException ex) {
			throw refused("invalid");
		}
	}

	private static InvalidText refused(String why) {
		return new InvalidText("address", "hooks.address." + why);
	}

	/**
	 * All the numbers of a name, none of them private: a name with one foot inside is
	 * refused.
	 */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		boolean bracketed = host.startsWith("[") && host.endsWith("]");
		InetAddress[] found = InetAddress.getAllByName(bracketed ? host.substring(1, host.length() - 1) : host);
		if (!this.everywhere && !Arrays.stream(found).allMatch(Reach::isPublic)) {
			throw new PrivateAddress(host);
		}
		return found;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	/** By the registries of special addresses of IANA (RFC 6890). */
	static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		int a = bytes[0] & 0xff;
		int b = bytes[1] & 0xff;
		int c = bytes[2] & 0xff;
		return (address instanceof Inet4Address) ? isPublic4(a, b, c) : isPublic6(a << 8 | b, c << 8 | bytes[3] & 0xff);
	}

	private static boolean isPublic4(int a, int b, int c) {
		boolean here = a == 0 || a == 10 || a == 127 || a >= 224;
		boolean shared = a == 100 && b >= 64 && b < 128 || a == 169 && b == 254 || a == 172 && b >= 16 && b < 32
				|| a == 192 && b == 168;
		boolean special = a == 192 && b == 0 && (c == 0 || c == 2) || a == 192 && b == 88 && c == 99
				|| a == 198 && (b == 18 || b == 19) || a == 198 && b == 51 && c == 100
				|| a == 203 && b == 0 && c == 113;
		return !here && !shared && !special;
	}

	// Only what is given out, and of that nothing in which another address is packed
	private static boolean isPublic6(int first, int second) {
		boolean global = first >= 0x2000 && first < 0x4000;
		boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8) || first == 0x2002
				|| first == 0x3fff && second < 0x1000;
		return global && !special;
	}

	/** A name that leads inside. */
	static final class PrivateAddress extends UnknownHostException {

		PrivateAddress(String host) {
			super(host);
		}

	}

}
