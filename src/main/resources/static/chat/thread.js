// What is known of one thread: messages by place, and those still under way. Draws nothing.
export class Thread {
	constructor() {
		this.publicId = null;
		this.messages = new Map();
		this.underWay = [];
		this.seq = 0;
		// How far nothing is missing: a push or an own message may run ahead of it.
		this.readSeq = 0;
		this.seenSeq = 0;
		this.ownSeenSeq = 0;
		this.status = null;
	}

	get all() {
		return [...this.messages.values()].sort((one, other) => one.seq - other.seq).concat(this.underWay);
	}

	get unread() {
		return [...this.messages.values()].filter((message) => message.from === 'desk' && message.seq > this.ownSeenSeq).length;
	}

	get isOver() {
		return this.status === 'SOLVED' || this.status === 'CLOSED';
	}

	// Returns what the desk said that was not known before.
	take(view) {
		if (this.publicId !== view.publicId || (this.room && this.room !== view.room)) {
			this.publicId = view.publicId;
			this.messages.clear();
			this.seq = 0;
			this.readSeq = 0;
		}
		this.room = view.room;
		this.status = view.status;
		this.statusLabel = [view.statusLabel, view.nextUpdate].filter(Boolean).join(' · ');
		this.agent = view.agent;
		this.reachable = view.reachable;
		this.seenSeq = Math.max(this.seenSeq, view.seenSeq);
		this.ownSeenSeq = Math.max(this.ownSeenSeq, view.ownSeenSeq);
		return view.messages.filter((message) => this.add(message));
	}

	add(message) {
		const known = this.messages.get(message.seq);
		this.messages.set(message.seq, message);
		this.underWay = this.underWay.filter((waiting) => waiting.clientId !== message.clientId);
		this.seq = Math.max(this.seq, message.seq);
		return !known && message.from === 'desk';
	}

	// What was read is no longer so: all of it is to be read anew.
	forget() {
		this.messages.clear();
		this.seq = 0;
		this.readSeq = 0;
	}

	compose(text) {
		const message = { clientId: crypto.randomUUID(), from: 'me', text, at: new Date().toISOString(), state: 'sending' };
		this.underWay.push(message);
		return message;
	}
}
