package dev.frontdesk.sources;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who and what the tickets of an export point to by number. */
final class ZendeskPeople {

	private final Map<String, ImportedPerson> people = new HashMap<>();

	private final Map<String, String> organisations = new HashMap<>();

	private final Map<String, String> groups = new HashMap<>();

	private final Map<String, JsonNode> fields = new HashMap<>();

	void learn(String kind, JsonNode node) {
		String id = text(node, "id");
		switch (kind) {
			case "users" -> this.people.put(id, person(node, false));
			case "organizations" -> this.organisations.put(id, text(node, "name"));
			case "groups" -> this.groups.put(id, text(node, "name"));
			case "ticket_fields" -> this.fields.put(id, node);
			case "tickets" -> within(node);
			default -> {
			}
		}
	}

	// A whole export has its people in its tickets, and only numbers in their comments
	private void within(JsonNode ticket) {
		for (String role : List.of("requester", "submitter", "assignee")) {
			JsonNode person = ticket.path(role);
			String id = text(person, "id");
			if (!id.isEmpty()) {
				this.people.putIfAbsent(id, person(person, role.equals("assignee")));
			}
		}
	}

	private ImportedPerson person(JsonNode node, boolean ofDesk) {
		String role = text(node, "role");
		String organisation = text(node.path("organization"), "name");
		String locale = text(node, "locale");
		return new ImportedPerson(text(node, "id"), text(node, "name"), text(node, "email"),
				role.isEmpty() ? ofDesk : !role.equals("end-user"), locale.isEmpty() ? text(node, "locale_id") : locale,
				organisation.isEmpty() ? '#' + text(node, "organization_id") : organisation,
				new Dates("", ZoneOffset.UTC).read(text(node, "created_at")));
	}

	/** The one within the ticket, or whom its number points to. */
	@Nullable ImportedPerson of(JsonNode holder, String role, boolean ofDesk) {
		JsonNode within = holder.path(role);
		if (within.isObject() && !text(within, "id").isEmpty()) {
			return named(person(within, ofDesk));
		}
		String id = text(holder, role + "_id");
		ImportedPerson known = this.people.get(id);
		if (known != null) {
			return named(known);
		}
		return id.isEmpty() || id.equals("-1") ? null : new ImportedPerson(id, "", "", ofDesk, "", "", null);
	}

	private ImportedPerson named(ImportedPerson person) {
		String organisation = person.organisation();
		if (!organisation.startsWith("#")) {
			return person;
		}
		return new ImportedPerson(person.externalId(), person.name(), person.email(), person.ofDesk(), person.locale(),
				this.organisations.getOrDefault(organisation.substring(1), ""), person.since());
	}

	String group(JsonNode ticket) {
		String within = text(ticket.path("group"), "name");
		return within.isEmpty() ? this.groups.getOrDefault(text(ticket, "group_id"), "") : within;
	}

	String field(String id) {
		JsonNode field = this.fields.get(id);
		return (field != null) ? text(field, "title") : "";
	}

	/** Whether it is one that every ticket has anyhow, such as the subject. */
	boolean isBuiltIn(String id) {
		JsonNode field = this.fields.get(id);
		return field != null && List
			.of("subject", "description", "status", "tickettype", "priority", "group", "assignee", "custom_status",
					"basic_priority")
			.contains(text(field, "type"));
	}

	/** What a field may be called here: its number, its key, its title as a key. */
	List<String> keys(String id) {
		List<String> keys = new ArrayList<>(List.of(id));
		JsonNode field = this.fields.get(id);
		if (field != null) {
			keys.add(text(field, "key"));
			keys.add(slug(text(field, "title"), '-'));
			keys.add(slug(text(field, "title"), '_'));
		}
		return keys.stream().filter((key) -> !key.isEmpty()).distinct().toList();
	}

	private static String slug(String title, char between) {
		return title.strip()
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", Character.toString(between))
			.replaceAll("^[-_]+|[-_]+$", "");
	}

	static String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		if (value.isString()) {
			return value.stringValue();
		}
		return value.isNumber() || value.isBoolean() ? value.toString() : "";
	}

}
