package dev.frontdesk.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.frontdesk.chat.VisitorThreads.Own;
import dev.frontdesk.chat.Visits.Trail;
import dev.frontdesk.customers.Customers;
import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.files.FileChecks;
import dev.frontdesk.files.Files;
import dev.frontdesk.forms.Form;
import dev.frontdesk.language.Languages;
import dev.frontdesk.proactive.Answers;
import dev.frontdesk.settings.Settings;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.NewTicket;
import dev.frontdesk.tickets.Posted;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.tickets.Ticket;
import dev.frontdesk.tickets.TicketChanged;
import dev.frontdesk.tickets.Tickets;
import dev.frontdesk.widgets.FileKind;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.widgets.Widget;
import dev.frontdesk.widgets.Widgets;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** What a visitor can do. Each verb is one transaction and may be repeated. */
@Service
@Transactional
class Chats {

	private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

	/** Who has so many goes on with one of them. */
	private static final int MOST_OPEN = 5;

	private static final long LARGEST_FILE = 20_000_000;

	private final Widgets widgets;

	private final Visitors visitors;

	private final Visits visits;

	private final Threads threads;

	private final ContactRequests contactRequests;

	private final Tickets tickets;

	private final Customers customers;

	private final Settings settings;

	private final Files files;

	private final FileChecks checks;

	private final PreChat preChat;

	private final Answers answers;

	private final List<FirstWord> firstWords;

	private final ApplicationEventPublisher events;

	Chats(Widgets widgets, Visitors visitors, Visits visits, Threads threads, ContactRequests contactRequests,
			Tickets tickets, Customers customers, Settings settings, Files files, FileChecks checks, PreChat preChat,
			Answers answers, List<FirstWord> firstWords, ApplicationEventPublisher events) {
		this.answers = answers;
		this.firstWords = List.copyOf(firstWords);
		this.preChat = preChat;
		this.events = events;
		this.widgets = widgets;
		this.visitors = visitors;
		this.visits = visits;
		this.threads = threads;
		this.contactRequests = contactRequests;
		this.tickets = tickets;
		this.customers = customers;
		this.settings = settings;
		this.files = files;
		this.checks = checks;
	}

	/**
	 * The first message: visitor, ticket, visit and message at once. A repeated one gives
	 * what the first gave; one that comes while a thread is open goes there.
	 * @return where it went
	 */
	Posted begin(String token, Opening opening) {
		Widget widget = this.widgets.open(opening.widget());
		Locale locale = Languages.shipped(opening.locale()).orElseGet(() -> this.settings.workspace().defaultLocale());
		Visitor visitor = this.visitors.welcome(token, widget, locale, zone(opening.timeZone()));
		NewMessage message = answering(widget.id(), opening.told(),
				message(opening.clientId(), opening.text(), locale));
		Optional<Said> word = word(opening.invitation(), widget.id(), opening.trail());
		for (Visitor self : this.visitors.selves(visitor)) {
			Optional<String> thread = this.threads.holding(self, message.clientId())
				.or(() -> opening.another() ? Optional.empty() : this.threads.current(self));
			if (thread.isPresent()) {
				return hear(own(self, thread.get()), message, word, opening.trail());
			}
		}
		if (opening.another() && this.threads.open(visitor) >= MOST_OPEN) {
			throw new InvalidText("text", "chat.too-many-open", MOST_OPEN);
		}
		return open(visitor, widget, message, word, opening.answers(), opening.trail());
	}

	private Posted open(Visitor visitor, Widget widget, NewMessage message, Optional<Said> word,
			@Nullable Map<String, @Nullable Object> answers, Trail trail) {
		NewTicket birth = NewTicket.by(visitor.customerId(), "", Channel.CHAT, message.language(), message)
			.under(widget.brandId(), widget.marketId())
			.in(this.preChat.of(widget).map(Form::categoryId).orElse(null));
		Posted posted = word.map((said) -> said.by().open(said.word(), birth))
			.orElseGet(() -> this.tickets.open(birth));
		// Who was spoken to from among their conversations was asked nothing
		if (word.isEmpty() || answers != null) {
			this.preChat.begin(posted.ticketId(), visitor.customerId(), widget, answers);
		}
		this.visits.begin(posted.ticketId(), visitor, trail);
		return word.isEmpty() ? posted : this.tickets.hear(visitor.customerId(), posted.ticketId(), message);
	}

	private Optional<Said> word(@Nullable String invitation, long widgetId, Trail trail) {
		return (invitation == null) ? Optional.empty() : this.firstWords.stream()
			.flatMap((
					by) -> by.answered(invitation, widgetId, trail.visits()).map((word) -> new Said(by, word)).stream())
			.findFirst();
	}

	/**
	 * @return where it went: a follow-up when the thread was closed
	 */
	Posted write(Own thread, @Nullable String clientId, @Nullable String text, Answers.@Nullable Prompt told,
			Trail trail) {
		return write(thread, clientId, text, told, null, trail);
	}

	/**
	 * @param invitation what of the desk's it answers: where all conversations are over,
	 * it begins another
	 */
	Posted write(Own thread, @Nullable String clientId, @Nullable String text, Answers.@Nullable Prompt told,
			@Nullable String invitation, Trail trail) {
		Visitor visitor = thread.visitor();
		NewMessage message = answering(visitor.widgetId(), told, message(clientId, text, thread.locale()));
		if (invitation == null) {
			return hear(thread, message, trail);
		}
		// Of two tabs that answer at once the second goes on with what the first began
		this.visitors.lock(visitor);
		Optional<String> before = this.threads.holding(visitor, message.clientId());
		if (before.isPresent()) {
			return hear(own(visitor, before.get()), message, trail);
		}
		Optional<Said> word = word(invitation, visitor.widgetId(), trail);
		if (word.isEmpty() || this.threads.current(visitor).isPresent()) {
			return hear(thread, message, word, trail);
		}
		Widget widget = this.widgets.byId(visitor.widgetId()).orElseThrow(ThreadNotFound::new);
		return open(visitor, widget, message, word, null, trail);
	}

	/**
	 * A file, as a message that carries its name.
	 * @throws dev.frontdesk.web.Refusal when it is empty, too large, or not what it says
	 */
	Posted attach(Own thread, @Nullable String clientId, MultipartFile file) {
		NewMessage nothing = message(clientId, "", thread.locale());
		if (this.threads.holding(thread.visitor(), nothing.clientId()).isPresent()) {
			return hear(thread, nothing, Trail.NONE);
		}
		check(thread.visitor(), file);
		// Stored only once it is certain that no other tab has sent the same
		NewMessage message = message(clientId, Files.nameOf(file.getOriginalFilename()), thread.locale())
			.withFiles(() -> List.of(store(file)));
		return hear(thread, message, Trail.NONE);
	}

	private void check(Visitor visitor, MultipartFile file) {
		String name = Files.nameOf(file.getOriginalFilename());
		long largest = LARGEST_FILE;
		Widget widget = this.widgets.byId(visitor.widgetId()).orElse(null);
		if (widget != null) {
			largest = widget.look().largestFile();
			if (!widget.look().files().contains(FileKind.of(name))) {
				throw new UnwantedFile(name);
			}
		}
		this.checks.check(file::getInputStream, file.getOriginalFilename(), file.getSize(), largest);
	}

	private long store(MultipartFile file) {
		try (InputStream content = file.getInputStream()) {
			return this.files.store(content, file.getOriginalFilename(), file.getContentType(), LARGEST_FILE).id();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Posted hear(Own thread, NewMessage message, Optional<Said> word, Trail trail) {
		if (word.isPresent() && this.threads.holding(thread.visitor(), message.clientId()).isEmpty()) {
			word.get().by().heard(word.get().word(), this.tickets.byId(this.threads.survivor(thread.ticketId())));
		}
		return hear(thread, message, trail);
	}

	private Posted hear(Own thread, NewMessage message, Trail trail) {
		Posted posted = this.tickets.hear(thread.customerId(), thread.ticketId(), message);
		if (posted.ticketId() != thread.ticketId()) {
			this.visits.begin(posted.ticketId(), thread.visitor(), trail);
		}
		else if (!posted.repeated()) {
			this.visits.follow(thread, trail);
		}
		return posted;
	}

	/** The visitor says where an answer reaches them; nobody has proved it. */
	void leaveAddress(Own thread, @Nullable String email) {
		this.customers.claimEmail(thread.customerId(), EmailAddress.typed(email));
		this.contactRequests.answered(thread.ticketId());
		tellDesk(thread.ticketId());
	}

	/**
	 * They read no more here, and lose nothing by it: the ticket stays where it stands,
	 * and answers go by mail.
	 * @param email null or empty where an address of theirs is known already
	 * @throws dev.frontdesk.customers.InvalidEmail when no letter could reach them
	 */
	void leaveByMail(Own thread, @Nullable String email) {
		if ((email != null && !email.isBlank()) || this.customers.emails(thread.customerId()).isEmpty()) {
			leaveAddress(thread, email);
		}
		if (this.visits.byMail(thread.ticketId())) {
			tellDesk(thread.ticketId());
		}
	}

	// Whoever has the ticket open sees it from now on
	private void tellDesk(long ticketId) {
		Ticket ticket = this.tickets.byId(ticketId);
		this.events.publishEvent(
				new TicketChanged(ticketId, ticket.publicId(), ticket.number(), ticket.seq(), Set.of("customer")));
	}

	void speak(Own thread, @Nullable String locale) {
		Languages.shipped(locale).ifPresent((language) -> {
			this.visitors.speak(thread.visitor(), language);
			this.tickets.speak(thread.customerId(), thread.publicId(), language.toLanguageTag());
		});
	}

	void seen(Own thread, long seq) {
		this.tickets.seenByCustomer(thread.customerId(), thread.publicId(), seq);
	}

	Optional<String> room(String publicId) {
		return this.threads.room(publicId);
	}

	/**
	 * The desk asks, with a card, where the customer can be reached; once, until there is
	 * an answer.
	 */
	void askForAddress(Reader.OfDesk agent, long number, String text) {
		Ticket ticket = this.tickets.lockToWork(agent, number);
		String reference = this.contactRequests.ask(ticket.id());
		NewMessage message = NewMessage.text("contact-" + reference, text, Channel.DESK, ticket.language())
			.withCards(List.of(new NewMessage.Card(ContactRequests.KIND, reference)));
		this.tickets.say(agent, number, message);
	}

	private Own own(Visitor visitor, String publicId) {
		return this.threads.own(visitor, publicId).orElseThrow(ThreadNotFound::new);
	}

	private static NewMessage message(@Nullable String clientId, @Nullable String text, Locale locale) {
		if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
			throw new InvalidMessage();
		}
		return NewMessage.text(clientId, (text != null) ? text : "", Channel.CHAT, locale.toLanguageTag());
	}

	// Of a message that the page showed them, where it is one
	private NewMessage answering(long widgetId, Answers.@Nullable Prompt told, NewMessage message) {
		return this.answers.card(widgetId, told).map((card) -> message.withCards(List.of(card))).orElse(message);
	}

	ZoneId zone(@Nullable String id) {
		try {
			return (id == null || id.length() > 64) ? this.settings.workspace().timeZone() : ZoneId.of(id);
		}
		catch (DateTimeException ex) {
			return this.settings.workspace().timeZone();
		}
	}

	/**
	 * What comes with a first message.
	 *
	 * @param answers to what the widget asks, by the keys of the fields
	 * @param told what the page showed them before
	 * @param invitation what somebody of the desk said to them before
	 * @param another whether it is to be a conversation of its own beside those that are
	 * open
	 */
	record Opening(String widget, @Nullable String clientId, @Nullable String text, @Nullable String locale,
			@Nullable String timeZone, Trail trail, @Nullable Map<String, @Nullable Object> answers,
			Answers.@Nullable Prompt told, @Nullable String invitation, boolean another) {
	}

	/** What was said first, and to whom it belongs. */
	private record Said(FirstWord by, FirstWord.Word word) {
	}

}
