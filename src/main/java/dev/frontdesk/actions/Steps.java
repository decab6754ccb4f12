package dev.frontdesk.actions;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Steps in their order, stored as a JSON array. */
public record Steps(@JsonValue List<Step> list) {

	public static final Steps NONE = new Steps(List.of());

	@JsonCreator
	public Steps {
		list = List.copyOf(list);
	}

	public boolean isEmpty() {
		return this.list.isEmpty();
	}

}
