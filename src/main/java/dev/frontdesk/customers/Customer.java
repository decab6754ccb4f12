package dev.frontdesk.customers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

import dev.frontdesk.web.PublicId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * Someone who writes to us. An anonymous visitor is a customer without a name until they
 * give one.
 */
@Entity
public class Customer {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String publicId;

	private String name;

	private String locale;

	private String timeZone;

	@Enumerated(EnumType.STRING)
	private Tier tier;

	private @Nullable Long organisationId;

	private Instant createdAt;

	protected Customer() {
	}

	Customer(String name, Locale locale, ZoneId zone, Instant now) {
		this.publicId = PublicId.next();
		this.name = name;
		this.locale = locale.toLanguageTag();
		this.timeZone = zone.getId();
		this.tier = Tier.STANDARD;
		this.createdAt = now;
	}

	void rename(String name) {
		this.name = name;
	}

	void speak(Locale locale) {
		this.locale = locale.toLanguageTag();
	}

	void live(ZoneId zone) {
		this.timeZone = zone.getId();
	}

	void belong(@Nullable Long organisationId) {
		this.organisationId = organisationId;
	}

	void rank(Tier tier) {
		this.tier = tier;
	}

	void knownSince(Instant when) {
		this.createdAt = when;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public String publicId() {
		return this.publicId;
	}

	/** Empty for an anonymous visitor. */
	public String name() {
		return this.name;
	}

	public Locale locale() {
		return Locale.forLanguageTag(this.locale);
	}

	public ZoneId timeZone() {
		return ZoneId.of(this.timeZone);
	}

	public Tier tier() {
		return this.tier;
	}

	public @Nullable Long organisationId() {
		return this.organisationId;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

}
