package dev.frontdesk.forms;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.fields.FieldsChanged;
import dev.frontdesk.fields.Remembered;
import dev.frontdesk.filters.InvalidFilter;
import dev.frontdesk.filters.TicketFilter;
import dev.frontdesk.filters.TicketFilters;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.tickets.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All forms there are, at hand, and the tree of categories their conditions ask for. */
@Component
class FormCatalogue {

	private static final String LINES = """
			select l.*, f.key from request_form_field l join custom_field f on f.id = l.field_id
			where f.archived_at is null order by l.form_id, l.position, l.field_id""";

	private final TicketFilters filters;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Remembered<Known> known;

	FormCatalogue(TicketFilters filters, JdbcClient jdbc, JsonMapper json) {
		this.filters = filters;
		this.jdbc = jdbc;
		this.json = json;
		this.known = new Remembered<>(this::read);
	}

	/** In their order, those in use first. */
	List<Form> all() {
		return this.known.get().forms();
	}

	List<Form> active() {
		return all().stream().filter((form) -> !form.archived()).toList();
	}

	Optional<Form> byKey(String key) {
		return active().stream().filter((form) -> form.key().equals(key)).findFirst();
	}

	/** Asked of what came without a form. */
	Optional<Form> standard() {
		return active().stream().filter(Form::standard).findFirst();
	}

	/** The form of a ticket; the standard one where it has none. */
	Optional<Form> governing(@Nullable Long formId) {
		return (formId == null) ? standard() : all().stream().filter((form) -> form.id() == formId).findFirst();
	}

	/** The category and all it lies under. */
	Set<String> branch(@Nullable Long categoryId) {
		return this.known.get().branches().getOrDefault((categoryId != null) ? categoryId : 0L, Set.of());
	}

	@EventListener(FieldsChanged.class)
	void changed() {
		this.known.forgetOnCommit();
	}

	private Known read() {
		List<Form> forms = read("order by archived_at is not null, position, id", Map.of());
		Map<Long, Set<String>> branches = this.jdbc.sql("""
				with recursive up (id, above) as (
					select id, id from category union all
					select u.id, c.parent_id from up u join category c on c.id = u.above where c.parent_id is not null)
				select id, above from up""")
			.query((row, number) -> Map.entry(row.getLong("id"), row.getString("above")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
		return new Known(forms, branches);
	}

	/** Not from memory. */
	Optional<Form> byId(long id) {
		return read("where id = :id", Map.of("id", id)).stream().findFirst();
	}

	private List<Form> read(String which, Map<String, Object> parameters) {
		Map<Long, List<Form.Line>> lines = new HashMap<>();
		this.jdbc.sql(LINES).query((row) -> {
			lines.computeIfAbsent(row.getLong("form_id"), (form) -> new ArrayList<>()).add(line(row));
		});
		return this.jdbc.sql("select * from request_form " + which)
			.params(parameters)
			.query((row, number) -> form(row, lines.getOrDefault(row.getLong("id"), List.of())))
			.list();
	}

	private Form form(ResultSet row, List<Form.Line> lines) throws SQLException {
		return new Form(row.getLong("id"), row.getString("key"),
				this.json.readValue(row.getString("name"), LocalizedText.class),
				this.json.readValue(row.getString("intro"), LocalizedText.class),
				texts(row.getArray("doors")).map(Door::valueOf).collect(Collectors.toSet()),
				row.getObject("brand_id", Long.class), row.getObject("category_id", Long.class),
				row.getBoolean("standard"), lines, row.getObject("archived_at") != null, row.getInt("version"));
	}

	private Form.Line line(ResultSet row) throws SQLException {
		Set<Status> before = EnumSet.noneOf(Status.class);
		texts(row.getArray("required_before")).map(Status::valueOf).forEach(before::add);
		return new Form.Line(row.getString("key"), row.getBoolean("required"), before,
				condition(row.getString("condition")));
	}

	// One that can no longer be read shows the field: better asked than forgotten
	private @Nullable TicketFilter condition(@Nullable String stored) {
		try {
			return (stored != null) ? this.filters.parse(stored) : null;
		}
		catch (InvalidFilter ex) {
			return null;
		}
	}

	private static Stream<String> texts(Array array) throws SQLException {
		return Stream.of((String[]) array.getArray());
	}

	private record Known(List<Form> forms, Map<Long, Set<String>> branches) {
	}

}
