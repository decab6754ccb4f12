package dev.frontdesk.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.assertj.core.api.SoftAssertions;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether every ticket can be told again from its history. */
record Retold(JdbcClient jdbc) {

	void check() {
		Map<Long, Map<String, String>> told = new HashMap<>();
		this.jdbc.sql("select ticket_id, field, became from ticket_event order by ticket_id, seq").query((row) -> {
			Map<String, String> ticket = told.computeIfAbsent(row.getLong("ticket_id"), (id) -> new HashMap<>());
			String became = row.getString("became");
			ticket.put(row.getString("field"), (became != null) ? became : "");
		});
		List<Row> rows = rows();
		SoftAssertions all = new SoftAssertions();
		rows.forEach((row) -> {
			Map<String, String> ticket = told.getOrDefault(row.id(), Map.of());
			row.fields()
				.forEach((field, value) -> all.assertThat(ticket.getOrDefault(field, ""))
					.as("%s of ticket %s", field, row.number())
					.isEqualTo(value));
		});
		all.assertAll();
		assertThat(told.keySet()).hasSameSizeAs(rows);
	}

	private List<Row> rows() {
		return this.jdbc.sql("select * from ticket").query((row, number) -> {
			Map<String, String> fields = new HashMap<>();
			for (String column : List.of("subject", "kind", "status", "shelf", "urgency", "impact", "importance",
					"priority", "channel", "language")) {
				fields.put(column, row.getString(column));
			}
			for (String column : List.of("team", "assignee", "category", "brand", "market", "customer")) {
				fields.put(column, Objects.toString(row.getString(column + "_id"), ""));
			}
			Set<String> tags = new TreeSet<>(List.of((String[]) row.getArray("tags").getArray()));
			fields.put("tags", String.join(" ", tags));
			return new Row(row.getLong("id"), row.getLong("number"), fields);
		}).list();
	}

	private record Row(long id, long number, Map<String, String> fields) {
	}

}
