// <fd-thread>: the open thread. Appends what is new, in order and once; says what was read.
import { say, toast } from '../shell/toast.js';
import { ask, parts, renew, replace } from './ask.js';
import { fill } from './words.js';

const END = 80;

class Thread extends HTMLElement {
	connectedCallback() {
		this.messages = this.querySelector('.say');
		this.newest = this.querySelector('.to-newest button');
		this.asking = null;
		this.again = false;
		// what stood before the reader's eyes, and what of it the server knows
		this.seen = 0;
		this.reported = 0;
		this.missed = 0;
		// the first a colleague said while this reader was writing: seen, but not yet answered for
		this.besides = Infinity;
		this.begin();
		requestAnimationFrame(() => this.isConnected && this.begin());
		this.messages.addEventListener('scroll', () => this.scrolled(), { passive: true });
		this.newest.addEventListener('click', () => this.toNewest());
		this.addEventListener('click', (event) => this.linked(event));
		this.addEventListener('htmx:beforeSwap', (event) => this.grows(event));
		this.onVisible = () => this.read();
		this.onHash = () => this.goTo(location.hash);
		this.onTold = () => this.atEnd && !this.apart && requestAnimationFrame(() => this.toEnd());
		document.addEventListener('fd:told', this.onTold);
		document.addEventListener('visibilitychange', this.onVisible);
		addEventListener('focus', this.onVisible);
		addEventListener('hashchange', this.onHash);
		this.read();
		document.dispatchEvent(new CustomEvent('fd:thread', { detail: this }));
	}

	disconnectedCallback() {
		document.removeEventListener('fd:told', this.onTold);
		document.removeEventListener('visibilitychange', this.onVisible);
		removeEventListener('focus', this.onVisible);
		removeEventListener('hashchange', this.onHash);
		document.dispatchEvent(new CustomEvent('fd:thread-closed', { detail: this }));
	}

	/** At the message the address names, else where the new ones begin, else at the end. */
	begin() {
		if (this.goTo(location.hash)) return;
		this.toEnd();
		const line = this.messages.querySelector('.new-line');
		if (line && line.offsetTop - this.messages.offsetTop < this.messages.scrollTop) this.messages.scrollTop = line.offsetTop - this.messages.offsetTop - 12;
	}

	goTo(hash) {
		const seq = /^#m-(\d+)$/.exec(hash)?.[1];
		if (!seq || !location.pathname.endsWith(`/${this.number}`)) return false;
		const message = document.getElementById(`m-${seq}`);
		if (message) {
			this.querySelectorAll('.msg.is-linked').forEach((other) => other.classList.remove('is-linked'));
			message.classList.add('is-linked');
			message.scrollIntoView({ block: 'center' });
			message.focus({ preventScroll: true });
		} else if (this.sought !== seq) {
			this.sought = seq;
			this.turnTo(`at=${seq}`).then(() => document.getElementById(`m-${seq}`) && this.goTo(hash));
		}
		return true;
	}

	/** Shows another stretch of the thread in the place of this one. */
	async turnTo(where) {
		const response = await ask(`/desk/tickets/${this.number}/messages?${where}&view=${encodeURIComponent(this.dataset.view)}`).catch(() => null);
		if (!response?.ok || !this.isConnected) return;
		const typing = this.messages.querySelector('.typing');
		this.messages.replaceChildren(...(await parts(response)).children, typing);
		window.htmx?.process(this.messages);
		this.scrolled();
	}

	/** Whether later messages stand between what is shown and what is new. */
	get apart() {
		return this.messages.querySelector('.newer') !== null;
	}

	async toNewest() {
		if (this.apart) await this.turnTo(`before=${Number.MAX_SAFE_INTEGER}`);
		this.toEnd();
		this.messages.focus({ preventScroll: true });
		this.read();
	}

	scrolled() {
		const end = this.atEnd && !this.apart;
		if (end) this.missed = 0;
		this.newest.hidden = end || !this.apart && this.toGo < this.messages.clientHeight && this.missed === 0;
		const count = this.newest.querySelector('.count');
		count.hidden = this.missed === 0;
		count.textContent = this.missed;
		if (end) this.read();
	}

	/** A stretch that comes above leaves what is read in its place; no day is said twice. */
	grows(event) {
		const target = event.detail.target;
		if (!target.matches?.('.older, .newer')) return;
		const fromEnd = target.matches('.older') ? this.messages.scrollHeight - this.messages.scrollTop : null;
		this.addEventListener('htmx:afterSwap', () => {
			if (fromEnd !== null) this.messages.scrollTop = this.messages.scrollHeight - fromEnd;
			const days = new Set();
			this.messages.querySelectorAll('.day').forEach((day) => days.has(day.dataset.day) ? day.remove() : days.add(day.dataset.day));
			this.messages.querySelectorAll('.new-line').forEach((line, index) => index > 0 && line.remove());
			if (!this.contains(document.activeElement)) this.messages.focus({ preventScroll: true });
			this.scrolled();
			if (!this.apart) this.refresh();
		}, { once: true });
	}

	/** The time of a message is its address: a click copies it. */
	linked(event) {
		const link = event.target.closest('.msg-at');
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
		event.preventDefault();
		history.replaceState(history.state, '', `${location.pathname}${location.search}${link.hash}`);
		this.goTo(link.hash);
		navigator.clipboard?.writeText(link.href).then(() => toast(this.dataset.copied), () => {});
	}

	get number() {
		return this.dataset.number;
	}

	get last() {
		return Number(this.dataset.last);
	}

	toEnd() {
		this.messages.scrollTop = this.messages.scrollHeight;
	}

	get toGo() {
		return this.messages.scrollHeight - this.messages.scrollTop - this.messages.clientHeight;
	}

	get atEnd() {
		return this.toGo < END;
	}

	/** Asks for what came after the last place; a hint that comes meanwhile asks once more. */
	async refresh() {
		if (this.asking) {
			this.again = true;
			return this.asking;
		}
		this.asking = this.fetchNews().catch(() => {}).finally(() => {
			this.asking = null;
			if (this.again) {
				this.again = false;
				this.refresh();
			}
		});
		return this.asking;
	}

	async fetchNews() {
		const response = await ask(`/desk/tickets/${this.number}/messages?after=${this.last}&view=${encodeURIComponent(this.dataset.view)}`);
		if (response.ok) this.take(await parts(response));
		else if (response.status === 404) this.moved(this.dataset.gone);
	}

	/** Takes an answer: new entries at the end, the head in its place. */
	take(content) {
		const news = content.querySelector('.news');
		if (!news || !this.isConnected) return;
		const stay = this.atEnd;
		const typing = this.messages.querySelector('.typing');
		const apart = this.apart;
		let fresh = false;
		let day = null;
		for (const entry of [...news.querySelector('.entries').children]) {
			if (entry.matches('.day')) day = entry;
			if (entry.matches('.day') && entry.nextElementSibling?.matches('[data-moved]')) continue;
			if (entry.dataset.moved) {
				if (!apart && !document.getElementById(entry.id)) this.inPlace(entry, day);
				continue;
			}
			if (entry.id ? document.getElementById(entry.id) : this.shows(entry)) continue;
			if (entry.matches('.msg')) {
				entry.classList.add('is-new');
				fresh = true;
				this.announce(entry);
				if (entry.dataset.mine !== 'true' && (!stay || apart)) this.missed += 1;
				if (entry.dataset.mine !== 'true' && document.hidden) this.newLine(typing);
				if (entry.dataset.mine !== 'true') this.spoke(entry);
			}
			if (!apart) typing.before(entry);
		}
		news.querySelectorAll(':scope > .toast').forEach((told) => {
			document.getElementById('toasts').append(told);
			window.htmx?.process(told);
		});
		this.dataset.last = Math.max(this.last, Number(news.dataset.last));
		this.marks(Number(news.dataset.customerSeen));
		const head = news.querySelector('#ticket-head');
		if (head) {
			const { status } = head.dataset;
			// an open menu stays where the pointer is on its way to
			if (this.querySelector('#ticket-head details[open]')) renew(document.getElementById('ticket-head'), head);
			else replace(head);
			if (status === 'CLOSED' && this.querySelector('#composer')) this.moved(this.dataset.closed);
		}
		const waiting = news.querySelector('#waiting');
		if (waiting) replace(waiting);
		if (stay || [...this.messages.querySelectorAll('.msg.is-new')].at(-1)?.dataset.mine === 'true') this.toEnd();
		if (fresh) {
			this.read();
			this.scrolled();
		}
	}

	/** A message that a merge brought stands where it was said, under its day. */
	inPlace(entry, day) {
		const later = [...this.messages.querySelectorAll(':scope > [data-at]')].find((one) => Number(one.dataset.at) > Number(entry.dataset.at));
		let before = later ?? this.messages.querySelector('.typing');
		while (later && before.previousElementSibling?.matches('.day, .new-line') && before.previousElementSibling.dataset.day !== day?.dataset.day) before = before.previousElementSibling;
		if (day && !this.shows(day)) before.before(day);
		before.before(entry);
	}

	/** Who has spoken writes no longer; a colleague's answer is to be read before one's own goes. */
	spoke(message) {
		if (!message.matches('.is-ours')) return;
		document.dispatchEvent(new CustomEvent('fd:spoke', { detail: message.dataset.author }));
		const composer = this.querySelector('fd-composer');
		if (!message.matches('.is-note') && composer?.kind === 'reply' && composer.text.value.trim()) this.besides = Math.min(this.besides, Number(message.dataset.seq));
	}

	/** Where what came in the agent's absence begins. */
	newLine(before) {
		if (this.absent) return;
		this.absent = true;
		this.messages.querySelectorAll('.new-line').forEach((line) => line.remove());
		const line = document.createElement('p');
		line.className = 'new-line';
		line.append(Object.assign(document.createElement('span'), { textContent: this.dataset.new }));
		before.before(line);
	}

	/** The ticket was closed or taken away: said at once; what was typed stays. */
	moved(text) {
		const line = this.querySelector('.moved');
		if (line.textContent === text) return;
		line.textContent = text;
		line.hidden = false;
	}

	/** No day is said twice, and the new begin in one place. */
	shows(line) {
		if (line.matches('.new-line')) return this.messages.querySelector('.new-line') !== null;
		return [...this.messages.querySelectorAll('.day')].some((shown) => shown.dataset.day === line.dataset.day);
	}

	announce(message) {
		if (message.dataset.mine === 'true') return;
		const body = message.querySelector('.body');
		say(`${fill(this.dataset.arrived, message.dataset.author)}: ${(body?.textContent ?? '').slice(0, 200)}`);
		if (message.matches('.is-theirs')) this.typed(false);
	}

	/** What the customer has read; the news may come before the message it is about. */
	marks(upTo) {
		const seq = Math.max(upTo || 0, Number(this.dataset.customerSeen));
		this.dataset.customerSeen = seq;
		for (const mark of this.querySelectorAll('[data-mark]:not(.is-seen)')) {
			if (Number(mark.dataset.mark) > seq) continue;
			mark.classList.add('is-seen');
			mark.querySelector('span').textContent = this.dataset.seen;
			const use = mark.querySelector('use');
			use.setAttribute('href', use.getAttribute('href').replace('#check', '#seen'));
		}
	}

	/** Who has the page open and in front has read it. */
	read() {
		if (document.hidden || !document.hasFocus()) return;
		this.absent = false;
		if (this.reported >= this.last || this.apart || !this.checkVisibility()) return;
		const seen = this.last;
		this.seen = seen;
		this.reported = seen;
		const body = new URLSearchParams({ seen });
		ask(`/desk/tickets/${this.number}/seen`, { method: 'POST', body }).then((response) => {
			if (!response.ok) this.reported = 0;
		}, () => { this.reported = 0; });
	}

	/** The customer is writing, or no longer. */
	typed(yes, text) {
		const line = this.messages.querySelector('.typing');
		const stay = this.atEnd;
		line.hidden = !yes;
		// That they type says nothing new of what they type.
		this.peeked = yes ? text ?? this.peeked : undefined;
		line.querySelector('.typing-text').textContent = yes ? [this.dataset.customerTyping, this.peeked].filter(Boolean).join(' ') : '';
		clearTimeout(this.forget);
		if (yes) this.forget = setTimeout(() => this.typed(false), 6000);
		if (yes && stay) this.toEnd();
	}
}

customElements.define('fd-thread', Thread);

// After any deed here the thread tells it in a line of its own, and shows how things stand if it was refused.
document.addEventListener('htmx:afterRequest', (event) => {
	if (event.detail.requestConfig?.verb === 'post') document.querySelector('fd-thread')?.refresh();
});
