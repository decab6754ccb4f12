package dev.frontdesk.staff;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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

/** Someone who works at the desk. */
@Entity
public class Agent {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String publicId;

	private String email;

	private String name;

	@Enumerated(EnumType.STRING)
	private Role role;

	private @Nullable String passwordHash;

	private String locale;

	private String timeZone;

	private List<String> languages;

	private List<String> skills;

	private boolean available;

	private int chatCapacity;

	private boolean active;

	private Instant createdAt;

	private @Nullable Instant signedInAt;

	protected Agent() {
	}

	Agent(String email, String name, Role role, Locale locale, ZoneId zone, Instant now) {
		this.publicId = PublicId.next();
		this.email = email;
		this.name = name;
		this.role = role;
		this.locale = locale.toLanguageTag();
		this.timeZone = zone.getId();
		this.languages = List.of(locale.getLanguage());
		this.skills = List.of();
		this.available = true;
		this.chatCapacity = 3;
		this.active = true;
		this.createdAt = now;
	}

	void describe(String name, Locale locale, ZoneId zone) {
		this.name = name;
		this.locale = locale.toLanguageTag();
		this.timeZone = zone.getId();
	}

	void qualify(List<String> languages, List<String> skills, int chatCapacity) {
		this.languages = List.copyOf(languages);
		this.skills = List.copyOf(skills);
		this.chatCapacity = chatCapacity;
	}

	void promote(Role role) {
		this.role = role;
	}

	void usePassword(String hash) {
		this.passwordHash = hash;
	}

	void signedIn(Instant now) {
		this.signedInAt = now;
	}

	void beAvailable(boolean available) {
		this.available = available;
	}

	void deactivate() {
		this.active = false;
	}

	void reactivate() {
		this.active = true;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public String publicId() {
		return this.publicId;
	}

	public String email() {
		return this.email;
	}

	public String name() {
		return this.name;
	}

	public Role role() {
		return this.role;
	}

	@Nullable String passwordHash() {
		return this.passwordHash;
	}

	public Locale locale() {
		return Locale.forLanguageTag(this.locale);
	}

	public ZoneId timeZone() {
		return ZoneId.of(this.timeZone);
	}

	/** Language codes (ISO 639) in which this agent answers. */
	public List<String> languages() {
		return List.copyOf(this.languages);
	}

	public List<String> skills() {
		return List.copyOf(this.skills);
	}

	/** Whether the agent takes new work; being online is another matter. */
	public boolean available() {
		return this.available;
	}

	/** How many live chats at once. */
	public int chatCapacity() {
		return this.chatCapacity;
	}

	public boolean active() {
		return this.active;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	public @Nullable Instant signedInAt() {
		return this.signedInAt;
	}

}
