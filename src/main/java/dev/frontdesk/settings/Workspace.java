package dev.frontdesk.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The company's own installation: one row. */
@Entity
public class Workspace {

	static final short ONLY = 1;

	@Id
	private short id;

	private String name;

	private String defaultLocale;

	private String timeZone;

	private boolean demo;

	private int closeAfterDays;

	private Instant createdAt;

	protected Workspace() {
	}

	void rename(String name) {
		this.name = name;
	}

	void speak(Locale locale, ZoneId zone) {
		this.defaultLocale = locale.toLanguageTag();
		this.timeZone = zone.getId();
	}

	void closeAfter(int days) {
		this.closeAfterDays = days;
	}

	void markAsDemo() {
		this.demo = true;
	}

	public String name() {
		return this.name;
	}

	public Locale defaultLocale() {
		return Locale.forLanguageTag(this.defaultLocale);
	}

	public ZoneId timeZone() {
		return ZoneId.of(this.timeZone);
	}

	public boolean demo() {
		return this.demo;
	}

	/** Days after which a solved ticket becomes closed. */
	public int closeAfterDays() {
		return this.closeAfterDays;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

}
