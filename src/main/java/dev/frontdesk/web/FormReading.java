package dev.frontdesk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a form field by field. What is wrong is kept, the first thing of each field, and
 * something harmless goes on in its place, so that all of it can be told at once.
 */
public final class FormReading {

	private final FormFields fields;

	private final Map<String, InvalidText> wrong = new TreeMap<>();

	public FormReading(FormFields fields) {
		this.fields = fields;
	}

	/** By field. */
	public Map<String, InvalidText> wrong() {
		return this.wrong;
	}

	public void refuse(InvalidText refused) {
		this.wrong.putIfAbsent(refused.field(), refused);
	}

	public <T> T take(Supplier<T> taken, T otherwise) {
		try {
			return taken.get();
		}
		catch (InvalidText ex) {
			refuse(ex);
			return otherwise;
		}
	}

	/** One of an enum's names. */
	public <E extends Enum<E>> E one(String field, Class<E> type, E otherwise) {
		for (E value : type.getEnumConstants()) {
			if (value.name().equals(this.fields.get(field))) {
				return value;
			}
		}
		refuse(gone(field));
		return otherwise;
	}

	/** One of these ids; empty where it is none of them, which is told. */
	public Optional<Long> known(String field, Set<Long> ids) {
		Optional<Long> id = Numbers.whole(this.fields.get(field)).filter(ids::contains);
		if (id.isEmpty()) {
			refuse(gone(field));
		}
		return id;
	}

	/** A whole number within both bounds. */
	public int number(String field, int least, int most, int otherwise) {
		return Numbers.whole(this.fields.get(field))
			.filter((number) -> number >= least && number <= most)
			.map(Long::intValue)
			.orElseGet(() -> {
				refuse(new InvalidText(field, "web.form.range", least, most));
				return otherwise;
			});
	}

	/** One of each line, none twice. */
	public <T> List<T> each(String field, int most, Function<String, T> made) {
		List<T> all = new ArrayList<>();
		this.fields.get(field).lines().filter((line) -> !line.isBlank()).forEach((line) -> {
			try {
				T one = made.apply(line);
				if (!all.contains(one)) {
					all.add(one);
				}
			}
			catch (InvalidText ex) {
				refuse(ex);
			}
		});
		if (all.size() > most) {
			refuse(new InvalidText(field, "web.form.lines", most));
		}
		return all.subList(0, Math.min(all.size(), most));
	}

	/** That what was chosen is not, or no longer, to be chosen. */
	public static InvalidText gone(String field) {
		return new InvalidText(field, "web.form.choice");
	}

}
