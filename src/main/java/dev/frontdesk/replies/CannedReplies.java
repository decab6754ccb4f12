package dev.frontdesk.replies;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.frontdesk.actions.Actions;
import dev.frontdesk.actions.Pen;
import dev.frontdesk.actions.Placeholders;
import dev.frontdesk.actions.Step;
import dev.frontdesk.actions.Steps;
import dev.frontdesk.actions.TicketAction;
import dev.frontdesk.actions.UnknownAction;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.language.Words;
import dev.frontdesk.settings.LocalizedText;
import dev.frontdesk.staff.Role;
import dev.frontdesk.staff.Staff;
import dev.frontdesk.tickets.Channel;
import dev.frontdesk.tickets.MessageReading;
import dev.frontdesk.tickets.NewMessage;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.InvalidText;
import dev.frontdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** The texts and macros agents answer with: their own, their teams' and everybody's. */
@Service
@Transactional
public class CannedReplies {

	private static final int NAME = 120;

	private static final int DEPTH = 5;

	private static final int MOST_STEPS = 20;

	private final ReplyRepository replies;

	private final ReplyFiles files;

	private final Actions actions;

	private final Placeholders placeholders;

	private final List<MessageReading> readings;

	private final Staff staff;

	private final Audit audit;

	private final Clock clock;

	CannedReplies(ReplyRepository replies, ReplyFiles files, Actions actions, Placeholders placeholders,
			List<MessageReading> readings, Staff staff, Audit audit, Clock clock) {
		this.readings = List.copyOf(readings);
		this.replies = replies;
		this.files = files;
		this.actions = actions;
		this.placeholders = placeholders;
		this.staff = staff;
		this.audit = audit;
		this.clock = clock;
	}

	/** One that this agent may use. */
	@Transactional(readOnly = true)
	Optional<CannedReply> find(Reader.OfDesk by, long id) {
		return this.replies.findById(id).filter((reply) -> !reply.deleted() && sees(by, reply));
	}

	private boolean sees(Reader.OfDesk by, CannedReply reply) {
		Long owner = reply.ownerId();
		if (owner != null) {
			return owner == by.agentId();
		}
		return reply.teamId() == null || by.role() != Role.AGENT
				|| this.staff.teamsOf(by.agentId()).contains(reply.teamId());
	}

	/**
	 * One that this agent may change.
	 * @throws ReplyNotFound when there is none they may see
	 * @throws ReplyNotYours when it is shared and they are no lead
	 */
	@Transactional(readOnly = true)
	CannedReply own(Reader.OfDesk by, long id) {
		CannedReply reply = find(by, id).orElseThrow(ReplyNotFound::new);
		if (!mayChange(by, reply.ownerId())) {
			throw new ReplyNotYours();
		}
		return reply;
	}

	private static boolean mayChange(Reader.OfDesk by, @Nullable Long ownerId) {
		return (ownerId != null) ? ownerId == by.agentId() : by.role() != Role.AGENT;
	}

	/**
	 * A new one.
	 * @return its id
	 * @throws InvalidText when something of it makes no sense, at its field
	 */
	public long add(Reader.OfDesk by, ReplyDraft draft) {
		return add(by, draft, List.of());
	}

	long add(Reader.OfDesk by, ReplyDraft draft, List<MultipartFile> added) {
		ReplyDraft checked = check(by, draft);
		CannedReply reply = new CannedReply(checked, words(checked), this.clock.instant());
		told(() -> this.replies.saveAndFlush(reply));
		this.files.keep(reply.id(), added, List.of());
		record(by, "reply.added", reply);
		return reply.id();
	}

	/**
	 * @param version the one that was edited
	 * @throws ReplyChanged when someone else saved it since
	 */
	void change(Reader.OfDesk by, long id, int version, ReplyDraft draft, List<MultipartFile> added,
			List<Long> removed) {
		CannedReply reply = own(by, id);
		if (reply.version() != version) {
			throw new ReplyChanged();
		}
		ReplyDraft checked = check(by, draft);
		reply.become(checked, words(checked), this.clock.instant());
		told(this.replies::flush);
		this.files.keep(id, added, removed);
		record(by, "reply.changed", reply);
	}

	void delete(Reader.OfDesk by, long id) {
		CannedReply reply = own(by, id);
		reply.delete(this.clock.instant());
		record(by, "reply.deleted", reply);
	}

	void restore(Reader.OfDesk by, long id) {
		CannedReply reply = this.replies.findById(id)
			.filter((one) -> sees(by, one) && mayChange(by, one.ownerId()))
			.orElseThrow(ReplyNotFound::new);
		reply.restore();
		told(this.replies::flush);
		record(by, "reply.restored", reply);
	}

	// What people keep for themselves is their own business
	private void record(Reader.OfDesk by, String action, CannedReply reply) {
		if (reply.ownerId() == null) {
			this.audit.record(Actor.agent(by.agentId()), action, "canned-reply", reply.id(), reply.name());
		}
	}

	private static void told(Runnable saving) {
		try {
			saving.run();
		}
		catch (DataIntegrityViolationException ex) {
			throw new InvalidText("shortcut", "replies.shortcut.taken");
		}
	}

	private ReplyDraft check(Reader.OfDesk by, ReplyDraft draft) {
		if (!mayChange(by, draft.ownerId())) {
			throw new ReplyNotYours();
		}
		if (draft.teamId() != null) {
			this.staff.team(draft.teamId());
		}
		ReplyDraft clean = new ReplyDraft(draft.ownerId(), draft.teamId(), folder(draft.folder()),
				Texts.line("name", draft.name(), NAME), shortcut(draft.shortcut()), texts(draft.texts()),
				steps(draft.steps()));
		if (clean.texts().texts().isEmpty() && clean.steps().isEmpty()) {
			throw new InvalidText("texts", "replies.nothing");
		}
		return clean;
	}

	private static String folder(String typed) {
		List<String> names = Stream.of(typed.split("/", -1)).filter((name) -> !name.isBlank()).toList();
		if (names.size() > DEPTH) {
			throw new InvalidText("folder", "replies.folder.deep", DEPTH);
		}
		return names.stream().map((name) -> Texts.line("folder", name, 60)).collect(Collectors.joining("/"));
	}

	private static @Nullable String shortcut(@Nullable String typed) {
		String shortcut = Texts.optionalLine("shortcut", typed, 30).replaceFirst("^[;；؛]", "").toLowerCase(Locale.ROOT);
		if (shortcut.isEmpty()) {
			return null;
		}
		if (!shortcut.matches("[\\p{L}\\p{M}\\p{N}_-]+")) {
			throw new InvalidText("shortcut", "replies.shortcut.letters");
		}
		return shortcut;
	}

	private LocalizedText texts(LocalizedText typed) {
		Map<String, String> texts = new LinkedHashMap<>();
		typed.texts().forEach((tag, text) -> {
			String field = "text-" + tag;
			if (Locale.forLanguageTag(tag).getLanguage().isEmpty() || tag.length() > 8) {
				throw new InvalidText("language", "replies.language.unknown");
			}
			String clean = Texts.block(field, text, Pen.LONGEST);
			this.placeholders.check(field, clean);
			checkParts(field, clean, tag);
			texts.put(tag, clean);
		});
		return new LocalizedText(texts);
	}

	// What could not be sent is said to whoever writes it, not to whoever uses it
	private void checkParts(String field, String text, String language) {
		NewMessage message = NewMessage.text("check", text, Channel.DESK, language);
		try {
			this.readings.forEach((reading) -> reading.read(message));
		}
		catch (InvalidText ex) {
			throw new InvalidText(field, ex.key(), ex.arguments());
		}
	}

	private Steps steps(Steps typed) {
		if (typed.list().size() > MOST_STEPS) {
			throw new InvalidText("steps", "replies.steps.too-many", MOST_STEPS);
		}
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < typed.list().size(); i++) {
			try {
				Step step = typed.list().get(i);
				if (!this.actions.find(step.action()).map(TicketAction::inMacro).orElse(false)) {
					throw new InvalidText("value", "actions.unknown");
				}
				steps.add(this.actions.check(step));
			}
			catch (InvalidText ex) {
				throw new InvalidText("step-" + i, ex.key(), ex.arguments());
			}
			catch (UnknownAction ex) {
				throw new InvalidText("step-" + i, ex.key());
			}
		}
		return new Steps(steps);
	}

	private static String words(ReplyDraft draft) {
		return Words.fold(
				Stream
					.concat(Stream.of(draft.name(), draft.folder(), Objects.requireNonNullElse(draft.shortcut(), "")),
							draft.texts().texts().values().stream())
					.collect(Collectors.joining("\n")));
	}

}
