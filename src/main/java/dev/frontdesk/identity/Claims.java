package dev.frontdesk.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.Proof;
import dev.frontdesk.customers.Tier;
import dev.frontdesk.identity.TokenRefused.Why;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;

/** What a token whose signature is in order must say, and may. */
final class Claims {

	private static final Duration LONGEST = Duration.ofHours(24);

	/** How far the clocks of two machines may be apart. */
	private static final Duration SKEW = Duration.ofSeconds(60);

	private static final Pattern ID = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

	private final Jwt token;

	Claims(Jwt token) {
		this.token = token;
	}

	/**
	 * @throws TokenRefused unless it was made for this widget and for this time
	 */
	SignedToken read(long widgetId, String widgetKey, long secretId, Instant now) {
		List<String> audience = this.token.getAudience();
		if (audience == null || !audience.contains(widgetKey)) {
			throw new TokenRefused(Why.AUDIENCE);
		}
		Instant end = end(now);
		return new SignedToken(widgetId, secretId, id("jti"), end,
				new Proof(id("sub"), Texts.optionalLine("name", text("name"), 120), email(), tier(), attributes()));
	}

	private Instant end(Instant now) {
		Instant begin = this.token.getNotBefore();
		Instant end = this.token.getExpiresAt();
		if (end == null || end.plus(SKEW).isBefore(now) || end.isAfter(now.plus(LONGEST).plus(SKEW))
				|| (begin != null && begin.isAfter(now.plus(SKEW)))) {
			throw new TokenRefused(Why.TIME);
		}
		return end;
	}

	private String id(String claim) {
		String id = text(claim);
		if (id == null || id.isBlank() || !ID.matcher(id).matches()) {
			throw new TokenRefused(Why.INCOMPLETE);
		}
		return id;
	}

	// Anyone may register in a shop with another's address until the shop has asked
	private @Nullable EmailAddress email() {
		String email = text("email");
		return (email != null && Boolean.TRUE.equals(this.token.getClaims().get("email_verified")))
				? EmailAddress.typed(email) : null;
	}

	private @Nullable Tier tier() {
		String tier = text("tier");
		return (tier == null) ? null
				: Arrays.stream(Tier.values())
					.filter((one) -> one.name().equalsIgnoreCase(tier))
					.findFirst()
					.orElseThrow(() -> new InvalidText("tier", "identity.tier"));
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> attributes() {
		Object said = this.token.getClaims().get("attributes");
		return switch (said) {
			case null -> Map.of();
			case Map<?, ?> map -> (Map<String, Object>) map;
			default -> throw new InvalidText("attributes", "identity.attributes");
		};
	}

	private @Nullable String text(String claim) {
		return (this.token.getClaims().get(claim) instanceof String text) ? text : null;
	}

}
