package dev.frontdesk.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.frontdesk.tickets.Recency;
import dev.frontdesk.tickets.RecentWords;
import org.jspecify.annotations.Nullable;

/**
 * How far back one look goes, and whether all words must be in one message or one
 * subject. Words that are in every tenth message are found among the newest; only what is
 * rare is looked for everywhere.
 *
 * @param messages the marks of the messages looked at; null for all
 * @param tickets the marks of the subjects looked at; null for all
 */
record Reach(Recency.@Nullable Newest messages, Recency.@Nullable Newest tickets, boolean together) {

	private static final int NEAR = 2;

	private static final int FAR = 16;

	/** Reads the tickets in which something is found, as one column. */
	private static final String FOUND_IN = """
			select w.ticket_id from message_words w where %1$s w.words @@ :in_message::tsquery
			union select w.ticket_id from subject_words w where %2$s w.words @@ :in_subject::tsquery
			union select x.id from customer_words cw join ticket x on x.customer_id = cw.customer_id and x.id >= :first_ticket
				where cw.words @@ :anywhere::tsquery
			union select m.ticket_id from file_words fw join message_file mf on mf.file_id = fw.file_id
				join message m on m.id = mf.message_id and m.id >= :first_message where fw.words @@ :anywhere::tsquery""";

	/** Whether something is in a ticket. */
	private static final String IS_IN = """
			(exists (select 1 from message_words w where w.ticket_id = t.id and w.words @@ :%1$s::tsquery)
				or exists (select 1 from subject_words s where s.ticket_id = t.id and s.words @@ :%1$s::tsquery)
				or exists (select 1 from customer_words cw where cw.customer_id = t.customer_id
					and cw.words @@ :%1$s::tsquery)
				or exists (select 1 from file_words fw where fw.words @@ :%1$s::tsquery)
				and exists (select 1 from message m join message_file mf on mf.message_id = m.id
					join file_words fw on fw.file_id = mf.file_id
					where m.ticket_id = t.id and fw.words @@ :%1$s::tsquery))""";

	/**
	 * The looks that are taken one after another, until enough is found.
	 * @param newestMessage the last id given so far
	 * @param newestTicket the last id given so far
	 */
	static List<Reach> of(Query query, long newestMessage, long newestTicket) {
		boolean several = query.wanted().size() > 1;
		List<Reach> looks = new ArrayList<>();
		if (query.hasWords()) {
			for (int stretches : List.of(NEAR, FAR)) {
				Recency.Newest messages = Recency.newestMessages(newestMessage, stretches);
				Recency.Newest tickets = Recency.newestTickets(newestTicket, stretches);
				if (messages.first() > 0 || tickets.first() > 0) {
					add(looks, messages, tickets, several);
				}
			}
		}
		if (looks.isEmpty()) {
			looks.add(new Reach(null, null, false));
		}
		else {
			add(looks, null, null, several);
		}
		return looks;
	}

	private static void add(List<Reach> looks, Recency.@Nullable Newest messages, Recency.@Nullable Newest tickets,
			boolean several) {
		if (several) {
			looks.add(new Reach(messages, tickets, true));
		}
		looks.add(new Reach(messages, tickets, false));
	}

	boolean isWhole() {
		return this.messages == null && !this.together;
	}

	/** Whether so many are enough, and no further look is taken. */
	boolean isEnough(int found, int most) {
		// the whole is long to look through for what is apart
		return found >= ((this.together && this.messages == null) ? Search.PAGE : most);
	}

	/**
	 * The tickets in which the first of the words is found, or all of them together.
	 */
	String places(List<Sought> wanted, RecentWords recent, Map<String, Object> parameters) {
		String asked = this.together
				? wanted.stream().map((one) -> "(" + one.query() + ")").collect(Collectors.joining(" & "))
				: wanted.getFirst().query();
		parameters.put("anywhere", asked);
		parameters.put("in_message", within(asked, this.messages));
		parameters.put("in_subject", within(asked, this.tickets));
		parameters.put("first_message", (this.messages != null) ? this.messages.first() : 0L);
		parameters.put("first_ticket", (this.tickets != null) ? this.tickets.first() : 0L);
		return FOUND_IN.formatted(known("w.message_id", this.messages, recent.messages()),
				known("w.ticket_id", this.tickets, recent.tickets()));
	}

	private static String within(String query, Recency.@Nullable Newest newest) {
		return (newest != null) ? "(" + query + ") & " + newest.query() : query;
	}

	/**
	 * In figures, so that the planner sees that the index of the newest has all of it.
	 */
	private static String known(String id, Recency.@Nullable Newest newest, long from) {
		return (newest != null && newest.first() >= from) ? id + " >= " + from + " and" : "";
	}

	/** The other words, each anywhere in the ticket. */
	List<String> others(List<Sought> wanted, Map<String, Object> parameters) {
		List<String> others = new ArrayList<>();
		for (int i = 1; i < wanted.size() && !this.together; i++) {
			parameters.put("other" + i, wanted.get(i).query());
			others.add(IS_IN.formatted("other" + i));
		}
		return others;
	}

	/** What must not be found in a ticket. */
	static List<String> without(Query query, Map<String, Object> parameters) {
		List<String> without = new ArrayList<>();
		for (Sought one : query.sought()) {
			if (one.negated()) {
				String name = "not" + without.size();
				parameters.put(name, one.query());
				without.add("not " + IS_IN.formatted(name));
			}
		}
		return without;
	}

}
