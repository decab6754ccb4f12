package dev.frontdesk.supervision;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.MessageCard;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Marks a note as a whisper, and says whom it is for. */
@Component
class WhisperCard implements MessageCard {

	static final String KIND = "whisper";

	private static final String APART = ",";

	private final Staff staff;

	private final MessageSource messages;

	WhisperCard(Staff staff, MessageSource messages) {
		this.staff = staff;
		this.messages = messages;
	}

	static String reference(List<Long> agentIds) {
		return agentIds.stream().map(String::valueOf).collect(Collectors.joining(APART));
	}

	private static List<Long> ids(String reference) {
		return Arrays.stream(reference.split(APART, -1))
			.filter((id) -> id.matches("\\d{1,18}"))
			.map(Long::valueOf)
			.toList();
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public String template() {
		return "supervision/whisper :: card";
	}

	@Override
	public Map<String, Object> models(Collection<String> references, Locale reader) {
		Map<Long, String> names = names(references.stream().flatMap((one) -> ids(one).stream()).distinct().toList());
		Map<String, Object> models = new HashMap<>();
		references.forEach((reference) -> models.put(reference, new Whisper(ids(reference), told(reference, names))));
		return models;
	}

	@Override
	public String asText(String reference, Locale reader) {
		return this.messages.getMessage("supervision.card", new Object[] { told(reference, names(ids(reference))) },
				reader);
	}

	Map<Long, String> names(Collection<Long> agentIds) {
		return this.staff.agents(agentIds).stream().collect(Collectors.toMap(Agent::id, Agent::name));
	}

	private static String told(String reference, Map<Long, String> names) {
		Function<Long, String> name = (id) -> Objects.requireNonNullElse(names.get(id), "");
		return ids(reference).stream().map(name).filter((one) -> !one.isEmpty()).collect(Collectors.joining(", "));
	}

	/**
	 * @param agents whom it is for
	 * @param names theirs
	 */
	record Whisper(List<Long> agents, String names) {
	}

}
