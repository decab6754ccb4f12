package dev.frontdesk.identity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

import javax.crypto.spec.SecretKeySpec;

import dev.frontdesk.identity.TokenRefused.Why;
import dev.frontdesk.web.Digest;
import dev.frontdesk.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tokens in which a company says who its visitors are. */
@Service
@Transactional
public class Identities {

	private static final Logger LOGGER = LoggerFactory.getLogger(Identities.class);

	private static final int LONGEST = 8_192;

	private final WidgetSecrets secrets;

	private final JdbcClient jdbc;

	private final Clock clock;

	Identities(WidgetSecrets secrets, JdbcClient jdbc, Clock clock) {
		this.secrets = secrets;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * @throws TokenRefused when it proves nothing
	 * @throws dev.frontdesk.web.InvalidText when what it says cannot be kept
	 */
	public SignedToken read(long widgetId, String widgetKey, @Nullable String token) {
		try {
			if (token == null || token.isBlank() || token.length() > LONGEST) {
				throw new TokenRefused(Why.SIGNATURE);
			}
			return readSigned(widgetId, widgetKey, token);
		}
		catch (Refusal ex) {
			// Nothing of the token itself: it names people
			LOGGER.info("A token for widget {} was refused: {}", widgetKey, ex.key());
			throw ex;
		}
	}

	private SignedToken readSigned(long widgetId, String widgetKey, String token) {
		for (WidgetSecrets.Secret secret : this.secrets.of(widgetId)) {
			Jwt jwt = opened(secret, token);
			if (jwt != null) {
				SignedToken signed = new Claims(jwt).read(widgetId, widgetKey, secret.id(), this.clock.instant());
				this.secrets.used(secret.id());
				return signed;
			}
		}
		throw new TokenRefused(Why.SIGNATURE);
	}

	// HS256 and nothing else: what the header asks for is no choice of the sender's
	private static @Nullable Jwt opened(WidgetSecrets.Secret secret, String token) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder
			.withSecretKey(new SecretKeySpec(secret.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
			.macAlgorithm(MacAlgorithm.HS256)
			.build();
		// Times and audience are looked at by our own clock, with an answer for each
		decoder.setJwtValidator((jwt) -> OAuth2TokenValidatorResult.success());
		try {
			return decoder.decode(token);
		}
		catch (JwtException | IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Uses it up. Whoever used it may say so again, as they do when an answer was lost.
	 * @param by the hash of the visitor's own token
	 * @throws TokenRefused when someone else used it
	 */
	public void use(SignedToken token, byte[] by) {
		byte[] hash = Digest.of(token.id());
		this.jdbc
			.sql("""
					insert into used_token (widget_id, hash, used_by, expires_at) values (?, ?, ?, ?) on conflict do nothing""")
			.params(token.widgetId(), hash, by, token.expiresAt().atOffset(ZoneOffset.UTC))
			.update();
		byte[] user = this.jdbc.sql("select used_by from used_token where widget_id = ? and hash = ?")
			.params(token.widgetId(), hash)
			.query(byte[].class)
			.single();
		if (!Arrays.equals(user, by)) {
			LOGGER.info("A token of widget {} was used again: refused", token.widgetId());
			throw new TokenRefused(Why.USED);
		}
	}

	/** Whatever could not be used any more in any case. */
	int forgetOld() {
		return this.jdbc.sql("delete from used_token where expires_at < ?")
			.param(OffsetDateTime.ofInstant(this.clock.instant().minusSeconds(3600), ZoneOffset.UTC))
			.update();
	}

}
