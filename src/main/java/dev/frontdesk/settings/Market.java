package dev.frontdesk.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Where customers are served under the same terms: country, locales, zone. */
@Entity
public class Market {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String key;

	private String name;

	private List<String> locales;

	private String timeZone;

	private boolean standard;

	protected Market() {
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

	public List<String> locales() {
		return List.copyOf(this.locales);
	}

	public ZoneId timeZone() {
		return ZoneId.of(this.timeZone);
	}

	public boolean standard() {
		return this.standard;
	}

}
