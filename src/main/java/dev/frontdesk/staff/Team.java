package dev.frontdesk.staff;

import java.util.Locale;
import java.util.Objects;

import dev.frontdesk.settings.LocalizedText;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Agents who share one queue. */
@Entity
public class Team {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String key;

	@JdbcTypeCode(SqlTypes.JSON)
	private LocalizedText name;

	private boolean confidential;

	private boolean fallback;

	protected Team() {
	}

	Team(String key, LocalizedText name, boolean confidential) {
		this.key = key;
		this.name = name;
		this.confidential = confidential;
	}

	void rename(LocalizedText name, boolean confidential) {
		this.name = name;
		this.confidential = confidential;
	}

	void catchAll(boolean fallback) {
		this.fallback = fallback;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public String key() {
		return this.key;
	}

	public LocalizedText name() {
		return this.name;
	}

	public String name(Locale reader) {
		return this.name.in(reader);
	}

	/** Only members, leads and admins see its tickets. */
	public boolean confidential() {
		return this.confidential;
	}

	/** Takes what no rule sends elsewhere. */
	public boolean fallback() {
		return this.fallback;
	}

}
