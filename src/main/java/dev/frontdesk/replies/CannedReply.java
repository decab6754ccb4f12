package dev.frontdesk.replies;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.frontdesk.actions.Steps;
import dev.frontdesk.settings.LocalizedText;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A text to answer with; a macro where it also does something. */
@Entity
@SuppressWarnings("UnusedVariable") // lists read the row with SQL of their own
class CannedReply {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Version
	private int version;

	private @Nullable Long ownerId;

	private @Nullable Long teamId;

	private String folder;

	private String name;

	private @Nullable String shortcut;

	@JdbcTypeCode(SqlTypes.JSON)
	private LocalizedText texts;

	@JdbcTypeCode(SqlTypes.JSON)
	private Steps steps;

	private String words;

	private Instant createdAt;

	private Instant updatedAt;

	private @Nullable Instant deletedAt;

	protected CannedReply() {
	}

	CannedReply(ReplyDraft draft, String words, Instant now) {
		this.createdAt = now;
		become(draft, words, now);
	}

	final void become(ReplyDraft draft, String words, Instant now) {
		this.ownerId = draft.ownerId();
		this.teamId = draft.teamId();
		this.folder = draft.folder();
		this.name = draft.name();
		this.shortcut = draft.shortcut();
		this.texts = draft.texts();
		this.steps = draft.steps();
		this.words = words;
		this.updatedAt = now;
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

	int version() {
		return this.version;
	}

	@Nullable Long ownerId() {
		return this.ownerId;
	}

	@Nullable Long teamId() {
		return this.teamId;
	}

	String folder() {
		return this.folder;
	}

	String name() {
		return this.name;
	}

	@Nullable String shortcut() {
		return this.shortcut;
	}

	LocalizedText texts() {
		return this.texts;
	}

	Steps steps() {
		return this.steps;
	}

	boolean deleted() {
		return this.deletedAt != null;
	}

	boolean macro() {
		return !this.steps.isEmpty();
	}

	/**
	 * The language its text is taken in: the wanted one, else the workspace's, else any;
	 * null when it has no text.
	 */
	@Nullable String languageFor(String wanted, Locale workspace) {
		Map<String, String> written = this.texts.texts();
		String language = Locale.forLanguageTag(wanted).getLanguage();
		if (written.containsKey(language)) {
			return language;
		}
		if (written.containsKey(workspace.getLanguage())) {
			return workspace.getLanguage();
		}
		return written.keySet().stream().sorted().findFirst().orElse(null);
	}

}
