package dev.frontdesk.views;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.frontdesk.web.PublicId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A list somebody built, for themselves or for others too. */
@Entity
@SuppressWarnings("UnusedVariable") // lists read the row with SQL of their own
class SavedView {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String key;

	private String name;

	private long ownerId;

	@Enumerated(EnumType.STRING)
	private Audience audience;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "saved_view_team", joinColumns = @JoinColumn(name = "view_id"))
	@Column(name = "team_id")
	private Set<Long> teams;

	@JdbcTypeCode(SqlTypes.JSON)
	private String filter;

	@JdbcTypeCode(SqlTypes.ARRAY)
	private List<String> facts;

	private String sorting;

	private boolean ascending;

	private @Nullable String grouping;

	private Instant createdAt;

	private Instant updatedAt;

	private @Nullable Instant deletedAt;

	@Version
	private int version;

	protected SavedView() {
	}

	SavedView(long ownerId, String name, String filter, Look look, Instant now) {
		this.key = PublicId.next();
		this.ownerId = ownerId;
		this.audience = Audience.ME;
		this.teams = Set.of();
		this.createdAt = now;
		this.name = name;
		this.filter = filter;
		this.updatedAt = now;
		this.facts = List.of();
		this.sorting = "";
		show(look.stored());
	}

	void say(String name, String filter, Look look, Instant now) {
		this.name = name;
		this.filter = filter;
		this.updatedAt = now;
		show(look.stored());
	}

	private void show(Look.Stored look) {
		this.facts = look.columns();
		this.sorting = look.sorting();
		this.ascending = look.ascending();
		this.grouping = look.grouping();
	}

	/** For these teams; only with {@link Audience#TEAMS} are there any. */
	void share(Audience audience, Set<Long> teams) {
		this.audience = audience;
		this.teams = new java.util.HashSet<>(teams);
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

	String key() {
		return this.key;
	}

	String name() {
		return this.name;
	}

	long ownerId() {
		return this.ownerId;
	}

	Audience audience() {
		return this.audience;
	}

	Set<Long> teams() {
		return Set.copyOf(this.teams);
	}

	String filter() {
		return this.filter;
	}

	Look.Stored look() {
		return new Look.Stored(this.facts, this.sorting, this.ascending, this.grouping);
	}

	boolean deleted() {
		return this.deletedAt != null;
	}

	int version() {
		return this.version;
	}

}
