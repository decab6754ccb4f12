package dev.frontdesk.web;

import java.util.List;
import java.util.Objects;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as it was typed, to be shown again when something in it is wrong.
 *
 * @param typed the values of each field
 */
public record FormFields(MultiValueMap<String, String> typed) {

	/** The first value; empty for none. */
	public String get(String field) {
		return Objects.requireNonNullElse(this.typed.getFirst(field), "");
	}

	public boolean has(String field, String value) {
		return this.typed.getOrDefault(field, List.of()).contains(value);
	}

	/** Of what it was made from; 0 where it does not say. */
	public int version() {
		return Numbers.whole(get("version")).filter((number) -> number < 1_000_000_000).map(Long::intValue).orElse(0);
	}

	/** The same on top of what someone else saved meanwhile. */
	public FormFields at(int version) {
		MultiValueMap<String, String> again = new LinkedMultiValueMap<>(this.typed);
		again.set("version", Integer.toString(version));
		return new FormFields(again);
	}

}
