package dev.frontdesk.routing;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Sends the tickets that match its filter to a team. The first that matches decides. */
@Entity
class RoutingRule {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	// Moving and switching a rule disturbs nobody who is editing its words
	@OptimisticLock(excluded = true)
	private int position;

	private String name;

	@JdbcTypeCode(SqlTypes.JSON)
	private String filter;

	private long teamId;

	private boolean needsLanguage;

	private @Nullable String skill;

	@OptimisticLock(excluded = true)
	private boolean enabled;

	private Instant createdAt;

	private Instant updatedAt;

	@OptimisticLock(excluded = true)
	private @Nullable Instant deletedAt;

	@Version
	private int version;

	protected RoutingRule() {
	}

	RoutingRule(int position, String name, String filter, long teamId, Instant now) {
		this.position = position;
		this.name = name;
		this.filter = filter;
		this.teamId = teamId;
		this.enabled = true;
		this.createdAt = now;
		this.updatedAt = now;
	}

	void send(String name, String filter, long teamId, Instant now) {
		this.name = name;
		this.filter = filter;
		this.teamId = teamId;
		this.updatedAt = now;
	}

	void wish(boolean needsLanguage, @Nullable String skill) {
		this.needsLanguage = needsLanguage;
		this.skill = skill;
	}

	void moveTo(int position) {
		this.position = position;
	}

	void enable(boolean enabled) {
		this.enabled = enabled;
	}

	void delete(Instant now) {
		this.deletedAt = now;
	}

	void restore() {
		this.deletedAt = null;
	}

	long id() {
		return Objects.requireNonNull(this.id);
	}

	int position() {
		return this.position;
	}

	String name() {
		return this.name;
	}

	String filter() {
		return this.filter;
	}

	long teamId() {
		return this.teamId;
	}

	boolean needsLanguage() {
		return this.needsLanguage;
	}

	@Nullable String skill() {
		return this.skill;
	}

	boolean enabled() {
		return this.enabled;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	Instant updatedAt() {
		return this.updatedAt;
	}

	boolean deleted() {
		return this.deletedAt != null;
	}

	int version() {
		return this.version;
	}

}
