package dev.frontdesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.tickets.Recency;
import org.jspecify.annotations.Nullable;

/**
 * How far back one look goes. Words that are in every tenth message are found among the
 * newest; only what is rare is looked for everywhere.
 *
 * @param messages the marks of the messages looked at; null for all
 * @param tickets the marks of the subjects looked at; null for all
 * @param together whether all words must be in one message or one subject
 */
record Reach(Recency.@Nullable Newest messages, Recency.@Nullable Newest tickets, boolean together) {

	private static final int NEAR = 2;

	private static final int FAR = 16;

	/** Reads the tickets in which something is found, as one column. */
	private static final String FOUND_IN = """
			select w.ticket_id from message_words w where w.words @@ :m%1$s::tsquery
			union select s.ticket_id from subject_words s where s.words @@ :t%1$s::tsquery
			union select x.id from customer_words cw join ticket x on x.customer_id = cw.customer_id and x.id >= :first_ticket
				where cw.words @@ :q%1$s::tsquery
			union select m.ticket_id from file_words fw join message_file mf on mf.file_id = fw.file_id
				join message m on m.id = mf.message_id and m.id >= :first_message where fw.words @@ :q%1$s::tsquery""";

	/** Whether something is in a ticket. */
	private static final String IS_IN = """
			(exists (select 1 from message_words w where w.ticket_id = t.id and w.words @@ :q%1$s::tsquery)
				or exists (select 1 from subject_words s where s.ticket_id = t.id and s.words @@ :q%1$s::tsquery)
				or exists (select 1 from customer_words cw where cw.customer_id = t.customer_id
					and cw.words @@ :q%1$s::tsquery)
				or exists (select 1 from message m join message_file mf on mf.message_id = m.id
					join file_words fw on fw.file_id = mf.file_id
					where m.ticket_id = t.id and fw.words @@ :q%1$s::tsquery))""";

	/**
	 * The looks that are taken one after another, until enough is found.
	 * @param newestMessage the last id given so far
	 * @param newestTicket the last id given so far
	 */
	static List<Reach> of(Query query, long newestMessage, long newestTicket) {
		long words = query.sought().stream().filter((one) -> !one.negated()).count();
		List<Reach> looks = new ArrayList<>();
		if (words > 0) {
			for (int stretches : List.of(NEAR, FAR)) {
				Recency.Newest messages = Recency.newestMessages(newestMessage, stretches);
				Recency.Newest tickets = Recency.newestTickets(newestTicket, stretches);
				if (messages.first() > 0 || tickets.first() > 0) {
					looks.add(new Reach(messages, tickets, false));
				}
			}
		}
		if (words > 1 && !looks.isEmpty()) {
			looks.add(new Reach(null, null, true));
		}
		looks.add(new Reach(null, null, false));
		return looks;
	}

	boolean isWhole() {
		return this.messages == null && !this.together;
	}

	/** The tickets in which each word is found; empty where no word is asked for. */
	String found(Query query, Map<String, Object> parameters) {
		List<Sought> wanted = query.sought().stream().filter((one) -> !one.negated()).toList();
		if (wanted.isEmpty()) {
			return "";
		}
		parameters.put("first_message", (this.messages != null) ? this.messages.first() : 0L);
		parameters.put("first_ticket", (this.tickets != null) ? this.tickets.first() : 0L);
		List<String> asked = this.together
				? List.of(wanted.stream().map((one) -> "(" + one.query() + ")").collect(Collectors.joining(" & ")))
				: wanted.stream().map(Sought::query).toList();
		List<String> places = new ArrayList<>();
		for (int i = 0; i < asked.size(); i++) {
			parameters.put("q" + i, asked.get(i));
			parameters.put("m" + i, within(asked.get(i), this.messages));
			parameters.put("t" + i, within(asked.get(i), this.tickets));
			places.add("(" + FOUND_IN.formatted(i) + ")");
		}
		return String.join("\nintersect ", places);
	}

	private static String within(String query, Recency.@Nullable Newest newest) {
		return (newest != null) ? "(" + query + ") & " + newest.query() : query;
	}

	/** What must not be found in a ticket. */
	static List<String> without(Query query, Map<String, Object> parameters) {
		List<String> without = new ArrayList<>();
		for (Sought one : query.sought()) {
			if (one.negated()) {
				String name = "n" + without.size();
				parameters.put("q" + name, one.query());
				without.add("not " + IS_IN.formatted(name));
			}
		}
		return without;
	}

}
