package dev.frontdesk.settings;

import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A name and a colour under which the company meets its customers. */
@Entity
public class Brand {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String key;

	private String name;

	private String color;

	private boolean formal;

	private boolean standard;

	protected Brand() {
	}

	void rename(String name, String color) {
		this.name = name;
		this.color = color;
	}

	void address(boolean formal) {
		this.formal = formal;
	}

	public long id() {
		return Objects.requireNonNull(this.id);
	}

	public String key() {
		return this.key;
	}

	public String name() {
		return this.name;
	}

	/** As a CSS hex colour, {@code #rrggbb}. */
	public String color() {
		return this.color;
	}

	/** Whether customers are addressed formally. */
	public boolean formal() {
		return this.formal;
	}

	public boolean standard() {
		return this.standard;
	}

}
