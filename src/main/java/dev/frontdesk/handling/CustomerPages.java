package dev.frontdesk.handling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.AddressTaken;
import dev.frontdesk.customers.Corrections;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Refusal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Correcting a customer's name and addresses from one of their tickets. */
@Controller
@RequestMapping("/desk/tickets/{number}/customer")
class CustomerPages {

	private static final String ADDRESS = "address.";

	private final Tickets tickets;

	private final Customers customers;

	private final Corrections corrections;

	private final JdbcClient jdbc;

	private final Dialogs dialogs;

	CustomerPages(Tickets tickets, Customers customers, Corrections corrections, JdbcClient jdbc, Dialogs dialogs) {
		this.tickets = tickets;
		this.customers = customers;
		this.corrections = corrections;
		this.jdbc = jdbc;
		this.dialogs = dialogs;
	}

	@GetMapping
	ModelAndView ask(@ModelAttribute("act") Act act) {
		return asking(act, Map.of());
	}

	@PostMapping
	ModelAndView correct(@ModelAttribute("act") Act act, @RequestParam Map<String, String> form,
			RedirectAttributes flash) {
		this.tickets.requireWork(act.reader(), act.number());
		try {
			boolean changed = this.corrections.correct(Actor.agent(act.me().id()), customer(act).id(),
					form.getOrDefault("name", ""), addresses(form), form.getOrDefault(Corrections.ADDED, ""));
			return this.dialogs.done(act, changed ? "customer" : "customer-same").answer(act.htmx(), flash);
		}
		catch (AddressTaken ex) {
			ModelAndView page = this.dialogs.refused(asking(act, form), ex.field(), ex, act);
			ticketOf(act.reader(), ex.customerId()).ifPresent((theirs) -> page.addObject("theirs", theirs));
			return page;
		}
		catch (Refusal ex) {
			return this.dialogs.refused(asking(act, form), "name", ex, act);
		}
	}

	private ModelAndView asking(Act act, Map<String, String> typed) {
		Customer customer = customer(act);
		List<Line> lines = this.corrections.addresses(customer.id())
			.stream()
			.map((address) -> new Line(ADDRESS + address.id(), address.value(),
					typed.getOrDefault(ADDRESS + address.id(), address.value()), address.proved()))
			.toList();
		return this.dialogs.page("customer", act)
			.addObject("name", typed.getOrDefault("name", customer.name()))
			.addObject("lines", lines)
			.addObject("added", typed.getOrDefault(Corrections.ADDED, ""));
	}

	private Customer customer(Act act) {
		return this.customers.customer(this.tickets.byNumber(act.reader(), act.number()).customerId());
	}

	private static Map<Long, String> addresses(Map<String, String> form) {
		Map<Long, String> addresses = new HashMap<>();
		form.forEach((field, value) -> {
			if (field.matches("address\\.\\d{1,18}")) {
				addresses.put(Long.valueOf(field.substring(ADDRESS.length())), value);
			}
		});
		return addresses;
	}

	/**
	 * The latest ticket of somebody, if this reader may see one: else not even their
	 * name.
	 */
	private Optional<Theirs> ticketOf(Reader.OfDesk reader, long customerId) {
		Reader.Predicate sees = reader.sees();
		return this.jdbc
			.sql("select t.number, c.name from ticket t join customer c on c.id = t.customer_id"
					+ " where t.customer_id = :owner and " + sees.sql() + " order by t.id desc limit 1")
			.param("owner", customerId)
			.params(sees.parameters())
			.query((row, number) -> new Theirs(row.getLong("number"), row.getString("name")))
			.optional();
	}

	/**
	 * @param field the form's
	 * @param value as it is kept
	 * @param typed as it was typed
	 */
	public record Line(String field, String value, String typed, boolean proved) {
	}

	/** Somebody else's. */
	public record Theirs(long number, String name) {
	}

}
