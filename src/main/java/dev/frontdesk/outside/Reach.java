package dev.frontdesk.outside;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
public class Reach implements DnsResolver {

	private static final int LONGEST = 2000;

	// Of IPv6, only what is given out; and nothing in which another address is packed
	private static final Block GIVEN_OUT = Block.of("2000::/3");

	private static final List<Block> SPECIAL = Stream
		.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
				"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
				"203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
		.map(Block::of)
		.toList();

	private final boolean everywhere;

	public Reach(@Value("${frontdesk.webhooks.private-addresses:false}") boolean everywhere) {
		this.everywhere = everywhere;
	}

	/**
	 * An address as typed, if it may be sent to as far as can be told now.
	 * @throws InvalidText says why not
	 */
	public String checked(@Nullable String typed) {
		URI address = parsed((typed != null) ? typed.strip() : "", this.everywhere);
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

	/**
	 * An address as typed, judged without asking anyone where its name leads: that is
	 * judged at each connection.
	 * @throws InvalidText says why not
	 */
	public String written(@Nullable String typed) {
		URI address = parsed((typed != null) ? typed.strip() : "", this.everywhere);
		if (!this.everywhere && isPrivateNumber(address.getHost())) {
			throw refused("private");
		}
		return address.toString();
	}

	private static boolean isPrivateNumber(String host) {
		try {
			return !isPublic(InetAddress.ofLiteral(unbracketed(host)));
		}
		catch (IllegalArgumentException ex) {
			// a name
			return false;
		}
	}

	private static String unbracketed(String host) {
		return (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
	}

	/**
	 * The address of a page, which may be one without TLS; where it leads is judged at
	 * the connection.
	 * @throws InvalidText says why not
	 */
	public URI page(String typed) {
		URI address = parsed(typed.strip(), true);
		if (!this.everywhere && isPrivateNumber(address.getHost())) {
			throw refused("private");
		}
		return address;
	}

	private static URI parsed(String typed, boolean plain) {
		try {
			URI address = new URI(typed);
			boolean whole = typed.length() <= LONGEST && address.getHost() != null && address.getRawUserInfo() == null
					&& address.getRawFragment() == null && address.getPort() != 0 && address.getPort() <= 65535;
			if (!whole || !Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
				throw refused("invalid");
			}
			if (!plain && !"https".equals(address.getScheme())) {
				throw refused("insecure");
			}
			return address;
		}
		catch (URISyntaxException ex) {
			throw refused("invalid");
		}
	}

	private static InvalidText refused(String why) {
		return new InvalidText("address", "outside.address." + why);
	}

	/**
	 * All the numbers of a name, none of them private: a name with one foot inside is
	 * refused.
	 */
	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] found = InetAddress.getAllByName(unbracketed(host));
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
	public static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean given = address instanceof Inet4Address || GIVEN_OUT.holds(bytes);
		return given && SPECIAL.stream().noneMatch((block) -> block.holds(bytes));
	}

	/** The addresses that begin with the same bits. */
	private static final class Block {

		private final byte[] first;

		private final int bits;

		private Block(byte[] first, int bits) {
			this.first = first;
			this.bits = bits;
		}

		static Block of(String written) {
			try {
				String[] parts = written.split("/", -1);
				return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(written, ex);
			}
		}

		boolean holds(byte[] address) {
			if (address.length != this.first.length) {
				return false;
			}
			int whole = this.bits / 8;
			int rest = (0xff00 >> (this.bits % 8)) & 0xff;
			return Arrays.equals(address, 0, whole, this.first, 0, whole)
					&& (rest == 0 || ((address[whole] ^ this.first[whole]) & rest) == 0);
		}

	}

	/** A name that leads inside. */
	public static final class PrivateAddress extends UnknownHostException {

		PrivateAddress(String host) {
			super(host);
		}

	}

}
