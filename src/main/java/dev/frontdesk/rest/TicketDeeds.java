package dev.frontdesk.rest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.customers.Customer;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.fields.FieldValues;
import dev.frontdesk.forms.Form;
import dev.frontdesk.forms.Forms;
import dev.frontdesk.forms.Opening;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.staff.Agent;
import dev.frontdesk.staff.AgentNotFound;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Categories;
import dev.frontdesk.tickets.Category;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.Kind;
import dev.frontdesk.tickets.Level;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Priority;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Shelf;
import dev.frontdesk.tickets.Status;
import dev.frontdesk.tickets.Tags;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.InvalidRequest;
import dev.frontdesk.web.Texts;
import dev.frontdesk.web.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What programs do to tickets, each request in one transaction: everything it asks, or
 * nothing and the name of the part that cannot be.
 */
@Service
@Transactional
class TicketDeeds {

	private final Tickets tickets;

	private final Categories categories;

	private final Customers customers;

	private final CustomerDeeds acquaintances;

	private final Staff staff;

	private final Settings settings;

	private final WaitingFiles files;

	private final FieldValues fields;

	private final Forms forms;

	private final TicketDocuments documents;

	private final Version version;

	TicketDeeds(Tickets tickets, Categories categories, Customers customers, CustomerDeeds acquaintances, Staff staff,
			Settings settings, WaitingFiles files, FieldValues fields, Forms forms, TicketDocuments documents,
			Version version) {
		this.tickets = tickets;
		this.categories = categories;
		this.customers = customers;
		this.acquaintances = acquaintances;
		this.staff = staff;
		this.settings = settings;
		this.files = files;
		this.fields = fields;
		this.forms = forms;
		this.documents = documents;
		this.version = version;
	}

	/** A customer who is not known yet is one from now on. */
	TicketDocument open(Reader.OfDesk by, NewTicketBody body, Locale locale) {
		String text = Fault.pointer("message")
			.in(() -> Texts.block("message", Given.present("message", body.message()), NewMessage.MAX_LENGTH));
		String subject = Fault.pointer("subject").in(() -> Texts.optionalLine("subject", body.subject(), 200));
		Channel channel = (body.channel() != null) ? Given.choice("channel", body.channel(), Channel.class)
				: Channel.API;
		List<String> tags = tags("tags", body.tags());
		Kind kind = (body.kind() != null) ? Given.choice("kind", body.kind(), Kind.class) : Kind.QUESTION;
		Level urgency = level("urgency", body.urgency());
		Level impact = level("impact", body.impact());
		Opening opening = opening(body);
		Long category = opening.categoryId();
		Customer customer = customer(by, Given.present("customer", body.customer()));
		String language = (body.language() != null) ? Given.locale("language", body.language()).toLanguageTag()
				: customer.locale().toLanguageTag();
		List<Long> files = this.files.take(by.agentId(), body.attachments());
		NewMessage message = NewMessage.text(UUID.randomUUID().toString(), text, channel, language).withFiles(files);
		Posted posted = this.tickets.open(new NewTicket(Actor.customer(customer.id()), customer.id(), subject, kind,
				channel, language, null, null, category, tags, urgency, impact, message, null, null, false));
		this.forms.begin(posted.ticketId(), Actor.customer(customer.id()), opening);
		return this.documents.one(by, posted.number(), locale);
	}

	/** A form may say what its tickets are about, unless the caller does. */
	private Opening opening(NewTicketBody body) {
		Map<String, Object> values = (body.fields() != null) ? body.fields() : Map.of();
		Long given = (body.category() != null) ? category(body.category()) : null;
		Opening opening = Opening.byDesk(body.form(), given, values);
		Long ofForm = this.forms.of(opening).map(Form::categoryId).orElse(null);
		return (given == null) ? Opening.byDesk(body.form(), ofForm, values) : opening;
	}

	private static Level level(String path, @Nullable String given) {
		return (given != null) ? Given.choice(path, given, Level.class) : Level.NORMAL;
	}

	private static List<String> tags(String path, @Nullable List<String> given) {
		return (given != null) ? Fault.pointer(path).in(() -> Tags.of(given)) : List.of();
	}

	private Long category(String given) {
		return this.categories.find(given)
			.map(Category::id)
			.orElseThrow(() -> InvalidRequest.body("category", "rest.unknown"));
	}

	private Customer customer(Reader.OfDesk by, NewTicketBody.NewCustomer given) {
		if (given.id() != null) {
			long id = given.id();
			return Fault.pointer("customer/id").in(() -> this.acquaintances.known(by, id));
		}
		EmailAddress email = Fault.pointer("customer/email")
			.in(() -> EmailAddress.typed(Given.present("customer/email", given.email())));
		String name = Fault.pointer("customer/name").in(() -> Texts.optionalLine("name", given.name(), 120));
		Locale locale = (given.locale() != null) ? Given.locale("customer/locale", given.locale())
				: this.settings.workspace().defaultLocale();
		ZoneId zone = (given.timeZone() != null) ? Given.zone("customer/timeZone", given.timeZone())
				: this.settings.workspace().timeZone();
		return this.customers.withEmail(email, name, locale, zone);
	}

	/** Locks it first, so that nothing comes between the condition and the change. */
	void change(Reader.OfDesk by, long number, TicketPatch patch, @Nullable String ifMatch) {
		onCondition(by, number, ifMatch);
		Optional<String> form = patch.form();
		if (form != null) {
			this.forms.choose(by, number, form.orElse(""));
		}
		if (patch.fields() != null && !patch.fields().isEmpty()) {
			this.fields.set(by, number, patch.fields());
		}
		describe(by, number, patch);
		label(by, number, patch);
		place(by, number, patch);
		time(by, number, patch);
		if (patch.status() != null) {
			Status status = Given.choice("status", patch.status(), Status.class);
			Fault.pointer("status").in(() -> this.tickets.changeStatus(by, number, status));
		}
	}

	/** The ticket is locked, and still what the caller has read. */
	void onCondition(Reader.OfDesk by, long number, @Nullable String ifMatch) {
		this.version.require(ifMatch, this.tickets.lockToNote(by, number).seq());
	}

	private void describe(Reader.OfDesk by, long number, TicketPatch patch) {
		if (patch.subject() != null) {
			String subject = patch.subject();
			Fault.pointer("subject").in(() -> this.tickets.rename(by, number, subject));
		}
		if (patch.kind() != null) {
			Kind kind = Given.choice("kind", patch.kind(), Kind.class);
			Fault.pointer("kind").in(() -> this.tickets.callIt(by, number, kind));
		}
		Optional<String> category = patch.category();
		if (category != null) {
			Long id = category.map(this::category).orElse(null);
			Fault.pointer("category").in(() -> this.tickets.categorise(by, number, id));
		}
		if (patch.urgency() != null || patch.impact() != null) {
			Level urgency = (patch.urgency() != null) ? level("urgency", patch.urgency()) : null;
			Level impact = (patch.impact() != null) ? level("impact", patch.impact()) : null;
			Fault.pointer((patch.urgency() != null) ? "urgency" : "impact")
				.in(() -> this.tickets.weigh(by, number, urgency, impact));
		}
		if (patch.priority() != null) {
			Priority priority = Given.choice("priority", patch.priority(), Priority.class);
			Fault.pointer("priority").in(() -> this.tickets.overrulePriority(by, number, priority));
		}
	}

	private void label(Reader.OfDesk by, long number, TicketPatch patch) {
		if (patch.tags() == null && patch.addTags() == null && patch.removeTags() == null) {
			return;
		}
		List<String> tags = new ArrayList<>(
				(patch.tags() != null) ? tags("tags", patch.tags()) : this.tickets.byNumber(by, number).tags());
		tags.addAll(tags("addTags", patch.addTags()));
		tags.removeAll(tags("removeTags", patch.removeTags()));
		String path = (patch.addTags() != null) ? "addTags" : "tags";
		Fault.pointer(path).in(() -> this.tickets.tag(by, number, String.join(" ", tags)));
	}

	private void place(Reader.OfDesk by, long number, TicketPatch patch) {
		if (patch.team() != null) {
			Long team = patch.team().orElse(null);
			Fault.pointer("team").in(() -> {
				if (team != null) {
					this.staff.team(team);
				}
				this.tickets.sendToTeam(by, number, team);
			});
		}
		if (patch.assignee() != null) {
			Long agent = patch.assignee().orElse(null);
			Fault.pointer("assignee").in(() -> {
				if (agent != null && !activeAgent(agent)) {
					throw new AgentNotFound();
				}
				this.tickets.assign(by, number, agent);
			});
		}
		if (patch.shelf() != null) {
			Shelf shelf = Given.choice("shelf", patch.shelf(), Shelf.class);
			Fault.pointer("shelf").in(() -> this.tickets.put(by, number, shelf));
		}
	}

	private boolean activeAgent(long id) {
		Agent agent = this.staff.agent(id);
		return agent.active();
	}

	private void time(Reader.OfDesk by, long number, TicketPatch patch) {
		if (patch.snoozedUntil() != null) {
			Instant until = patch.snoozedUntil().map(Given::micros).orElse(null);
			Fault.pointer("snoozedUntil").in(() -> {
				if (until != null) {
					this.tickets.snooze(by, number, until);
				}
				else {
					this.tickets.wake(by, number);
				}
			});
		}
		if (patch.nextUpdateAt() != null) {
			Instant at = patch.nextUpdateAt().map(Given::micros).orElse(null);
			Fault.pointer("nextUpdateAt").in(() -> this.tickets.promiseUpdate(by, number, at));
		}
	}

}
