package dev.frontdesk.tickets;

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

/** A branch of the tree of what tickets are about: product, then area. */
@Entity
public class Category {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private @Nullable Long parentId;

	private String key;

	@JdbcTypeCode(SqlTypes.JSON)
	private LocalizedText name;

	protected Category() {
	}

	Category(String key, LocalizedText name, @Nullable Long parentId) {
		this.key = key;
		this.name = name;
		this.parentId = parentId;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public @Nullable Long parentId() {
		return this.parentId;
	}

	public String key() {
		return this.key;
	}

	public String name(Locale reader) {
		return this.name.in(reader);
	}

}
