package dev.frontdesk.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.goals.Goals;
import dev.frontdesk.proactive.Messages;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the shop says to who hesitates at the check-out, and what came of it so far. */
@Component
class Persuasion {

	private static final int DAYS = 20;

	private final Messages messages;

	private final Goals goals;

	private final Widgets widgets;

	private final JdbcClient jdbc;

	Persuasion(Messages messages, Goals goals, Widgets widgets, JdbcClient jdbc) {
		this.messages = messages;
		this.goals = goals;
		this.widgets = widgets;
		this.jdbc = jdbc;
	}

	void begin() {
		Widget widget = this.widgets.byKey(Widget.DEFAULT).orElseThrow();
		this.goals.add(Actor.SYSTEM, "order", "Order", true, 7, BigDecimal.valueOf(100_000));
		this.messages.write(Actor.SYSTEM, widget.id(), "Hesitating at the check-out", List.of("/demo/*/check-out"), 6,
				List.of(new LocalizedText(Map.of("en",
						"Hello {{customer.name|there}}! Not sure about size or delivery? Ask us, we answer right here.",
						"hu", "Üdvözöljük! Bizonytalan a méretben vagy a szállításban? Kérdezzen, itt válaszolunk.",
						"th", "สวัสดี {{customer.name}} ไม่แน่ใจเรื่องขนาดหรือการจัดส่งใช่ไหม ถามเราได้เลยที่นี่", "ar",
						"مرحبًا {{customer.name}}! هل أنت متردد بشأن المقاس أو التوصيل؟ اسألنا هنا.")),
						new LocalizedText(Map.of("en", "Thirty days to return anything. May we help you decide?", "hu",
								"Harminc napig bármit visszaküldhet. Segíthetünk dönteni?", "th",
								"คืนสินค้าได้ภายในสามสิบวัน ให้เราช่วยตัดสินใจไหม", "ar",
								"ثلاثون يومًا لإرجاع أي شيء. هل نساعدك في الاختيار؟"))));
		remember(widget);
	}

	// Some weeks in which a part of the visitors was held out
	private void remember(Widget widget) {
		this.jdbc
			.sql("""
					insert into proactive_count (message_id, variant, agreed, day, shown, opened, replied, converted)
					select m.id, v.variant, v.agreed, current_date - d, v.shown + d % 3, v.opened, v.replied, v.converted + d % 2
					from proactive_message m, generate_series(1, :days) d,
						(values (0, true, 14, 4, 1, 2), (1, true, 15, 5, 2, 3), (-1, true, 12, 0, 0, 1),
							(0, false, 21, 5, 2, 0), (1, false, 20, 6, 2, 0), (-1, false, 17, 0, 0, 0))
						as v (variant, agreed, shown, opened, replied, converted)""")
			.param("days", DAYS)
			.update();
		this.jdbc
			.sql("""
					insert into goal_hit (goal_id, widget_id, key_hash, amount, currency, at, agreed, after_chat, after_message)
					select g.id, :widget, sha256(convert_to('demo-' || n, 'UTF8')),
						(array[149, 478, 219, 49, 890, 378])[1 + n % 6], case when n % 7 = 3 then 'USD' else 'EUR' end,
						now() - interval '7 hours' * (60 - n), n % 3 > 0, n % 4 = 0, n % 3 = 1
					from goal g, generate_series(1, 60) n""")
			.param("widget", widget.id())
			.update();
		this.jdbc
			.sql("""
					insert into proactive_credit (hit_id, message_id, variant, agreed, day)
					select h.id, m.id, h.id % 2, h.agreed, h.at::date from goal_hit h, proactive_message m where h.after_message""")
			.update();
		this.jdbc
			.sql("""
					insert into check_out (unit_hash, widget_id, amount, currency, begun_at, last_at, lapsed, ordered_at, helped)
					select '', :widget, (array[149, 478, 219])[1 + n % 3], 'EUR', at, at + interval '5 minutes', n % 3 = 0,
						case when n % 5 < 3 then at + interval '5 minutes' else '9999-12-31 00:00:00+00' end, n % 6 = 0
					from generate_series(1, 50) n, lateral (select now() - interval '9 hours' * (52 - n) as at) t""")
			.param("widget", widget.id())
			.update();
	}

}
