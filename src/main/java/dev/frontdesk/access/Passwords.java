package dev.frontdesk.access;

import java.util.Map;

import dev.frontdesk.settings.Settings;
import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How passwords are chosen and kept: Argon2id, named in each hash, so that a better
 * algorithm can take over at the next sign-in.
 */
@Component
class Passwords {

	static final int SHORTEST = 12;

	static final int LONGEST = 128;

	private static final int SHORTEST_IN_DEMO = 4;

	private final PasswordEncoder encoder = new DelegatingPasswordEncoder("argon2", Map.of("argon2",
			Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(), "bcrypt", new BCryptPasswordEncoder()));

	/** What a password is compared with where there is no account: takes as long. */
	private final String nobody = hash("no one has this password");

	private final Settings settings;

	Passwords(Settings settings) {
		this.settings = settings;
	}

	/**
	 * Hashes a new password.
	 * @throws InvalidText when it is too short or too long
	 */
	String chosen(String password) {
		int shortest = shortest();
		int length = password.codePointCount(0, password.length());
		if (length < shortest || length > LONGEST) {
			throw new InvalidText("password", "access.password.length", shortest, LONGEST);
		}
		return hash(password);
	}

	int shortest() {
		return this.settings.workspace().demo() ? SHORTEST_IN_DEMO : SHORTEST;
	}

	boolean fits(String password, @Nullable String hash) {
		boolean measured = password.length() <= 2 * LONGEST;
		boolean same = this.encoder.matches(measured ? password : "", (hash != null) ? hash : this.nobody);
		return same && measured && hash != null;
	}

	boolean isOutdated(String hash) {
		return this.encoder.upgradeEncoding(hash);
	}

	final String hash(String password) {
		String hash = this.encoder.encode(password);
		if (hash == null) {
			throw new IllegalStateException("A password that is there has a hash");
		}
		return hash;
	}

}
