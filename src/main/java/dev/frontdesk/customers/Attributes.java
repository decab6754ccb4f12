package dev.frontdesk.customers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

import dev.frontdesk.web.InvalidText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is said of customers. What was signed and what anyone could have typed are kept
 * apart: the one never takes the other's place.
 */
@Service
@Transactional
public class Attributes {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Attributes(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Keeps all or none; null as a value takes one away.
	 * @throws InvalidText naming what is too many, too long or nested
	 */
	public void keep(long customerId, Map<String, ? extends @Nullable Object> said, boolean verified) {
		Map<String, String> kept = new TreeMap<>();
		said.forEach((key, value) -> {
			if (value != null) {
				kept.put(key, this.json.writeValueAsString(Attribute.of(key, value).value()));
			}
		});
		ensureFew(said.size());
		said.keySet()
			.stream()
			.filter((key) -> !kept.containsKey(key))
			.forEach((key) -> take(customerId, key, verified));
		kept.forEach((key, value) -> put(customerId, key, value, verified));
		ensureFew(this.jdbc.sql("select count(*) from customer_attribute where customer_id = ? and verified = ?")
			.params(customerId, verified)
			.query(Integer.class)
			.single());
	}

	private void put(long customerId, String key, String value, boolean verified) {
		this.jdbc.sql("""
				insert into customer_attribute (customer_id, key, value, verified, at) values (?, ?, ?::jsonb, ?, ?)
				on conflict (customer_id, verified, key) do update set value = excluded.value, at = excluded.at
				where customer_attribute.value <> excluded.value""")
			.params(customerId, key, value, verified, OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.update();
	}

	private void take(long customerId, String key, boolean verified) {
		this.jdbc.sql("delete from customer_attribute where customer_id = ? and key = ? and verified = ?")
			.params(customerId, key, verified)
			.update();
	}

	private static void ensureFew(int many) {
		if (many > Attribute.MOST) {
			throw new InvalidText("attributes", "customers.attribute.too-many", Attribute.MOST);
		}
	}

}
