package dev.frontdesk.notifications;

import java.util.Set;

/** What agents are told about, and how, unless they wish otherwise. */
public enum NoticeKind {

	ASSIGNED(true, Way.PAGE, Way.PUSH, Way.MAIL),

	HANDED_OVER(true, Way.PAGE, Way.PUSH, Way.MAIL),

	TEAM_WORK(false, Way.PAGE),

	MENTIONED(true, Way.PAGE, Way.PUSH, Way.MAIL),

	COLLABORATOR(false, Way.PAGE, Way.MAIL),

	CUSTOMER_REPLIED(false, Way.PAGE, Way.PUSH),

	/** A chat that was offered to them went on to the next. */
	CHAT_MISSED(true, Way.PAGE),

	/** Who leads has a private word for them in their chat. */
	WHISPERED(true, Way.PAGE, Way.PUSH),

	/** Who leads has taken their chat. */
	TAKEN_OVER(true, Way.PAGE, Way.PUSH),

	/** A customer wrote to a colleague who is away. */
	AWAY_REPLY(false, Way.PAGE),

	COLLEAGUE_NOTED(false, Way.PAGE),

	SNOOZE_OVER(false, Way.PAGE, Way.PUSH),

	UPDATE_SOON(true, Way.PAGE, Way.PUSH),

	UPDATE_OVERDUE(true, Way.PAGE, Way.PUSH, Way.MAIL),

	ESCALATED(true, Way.PAGE, Way.PUSH, Way.MAIL),

	RETURNED(false, Way.PAGE, Way.PUSH),

	BULK_FINISHED(false, Way.PAGE),

	/** A message that was to go later came back. */
	SCHEDULED_BACK(true, Way.PAGE, Way.PUSH, Way.MAIL),

	/** A webhook did not answer for days; for admins. */
	WEBHOOK_OFF(true, Way.PAGE, Way.MAIL);

	private final boolean urgent;

	private final boolean page;

	private final boolean push;

	private final boolean mail;

	NoticeKind(boolean urgent, Way... usual) {
		this.urgent = urgent;
		Set<Way> ways = Set.of(usual);
		this.page = ways.contains(Way.PAGE);
		this.push = ways.contains(Way.PUSH);
		this.mail = ways.contains(Way.MAIL);
	}

	/** Shown at once, and let through quiet hours by whoever wants that. */
	public boolean urgent() {
		return this.urgent;
	}

	/** Told to admins alone. */
	boolean forAdmins() {
		return this == WEBHOOK_OFF;
	}

	boolean usually(Way way) {
		return switch (way) {
			case PAGE -> this.page;
			case PUSH -> this.push;
			case MAIL -> this.mail;
		};
	}

}
