package dev.frontdesk.shell;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/** Where to go back to: a path of this house, or the front door. */
public final class LocalPath {

	private static final URI DOOR = URI.create("/");

	private LocalPath() {
	}

	public static URI of(@Nullable String wanted) {
		if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.contains("\\")) {
			return DOOR;
		}
		try {
			URI address = new URI(wanted);
			return (address.getScheme() == null && address.getRawAuthority() == null) ? address : DOOR;
		}
		catch (URISyntaxException ex) {
			return DOOR;
		}
	}

}
