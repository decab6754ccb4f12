// <fd-thread>: the open thread. Appends what is new, in order and once; says what was read.
import { say } from '../shell/toast.js';
import { ask, parts, replace } from './ask.js';
import { fill } from './words.js';

class Thread extends HTMLElement {
	connectedCallback() {
		this.messages = this.querySelector('.say');
		this.asking = null;
		this.again = false;
		this.seen = 0;
		this.toEnd();
		this.onVisible = () => this.read();
		document.addEventListener('visibilitychange', this.onVisible);
		addEventListener('focus', this.onVisible);
		requestAnimationFrame(() => this.toEnd());
		this.read();
		document.dispatchEvent(new CustomEvent('fd:thread', { detail: this }));
	}

	disconnectedCallback() {
		document.removeEventListener('visibilitychange', this.onVisible);
		removeEventListener('focus', this.onVisible);
		document.dispatchEvent(new CustomEvent('fd:thread-closed', { detail: this }));
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

	get atEnd() {
		return this.messages.scrollHeight - this.messages.scrollTop - this.messages.clientHeight < 80;
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
	}

	/** Takes an answer: new entries at the end, the head in its place. */
	take(content) {
		const news = content.querySelector('.news');
		if (!news || !this.isConnected) return;
		const stay = this.atEnd;
		const typing = this.messages.querySelector('.typing');
		let fresh = false;
		for (const entry of [...news.querySelector('.entries').children]) {
			if (entry.id ? document.getElementById(entry.id) : this.shows(entry.dataset.day)) continue;
			if (entry.matches('.msg')) {
				entry.classList.add('is-new');
				fresh = true;
				this.announce(entry);
			}
			typing.before(entry);
		}
		this.dataset.last = Math.max(this.last, Number(news.dataset.last));
		this.marks(Number(news.dataset.customerSeen));
		const head = news.querySelector('#ticket-head');
		if (head) replace(head);
		const waiting = news.querySelector('#waiting');
		if (waiting) replace(waiting);
		if (stay || [...this.messages.querySelectorAll('.msg.is-new')].at(-1)?.dataset.mine === 'true') this.toEnd();
		if (fresh) this.read();
	}

	shows(day) {
		return [...this.messages.querySelectorAll('.day')].some((shown) => shown.dataset.day === day);
	}

	announce(message) {
		if (message.dataset.mine === 'true') return;
		const body = message.querySelector('.body');
		say(`${fill(this.dataset.arrived, message.dataset.author)}: ${(body?.textContent ?? '').slice(0, 200)}`);
		if (message.matches('.is-theirs')) this.typed(false);
	}

	marks(seq) {
		if (!(seq > Number(this.dataset.customerSeen))) return;
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
		if (document.hidden || !document.hasFocus() || this.seen >= this.last || !this.checkVisibility()) return;
		const seen = this.last;
		this.seen = seen;
		const body = new URLSearchParams({ seen });
		ask(`/desk/tickets/${this.number}/seen`, { method: 'POST', body }).then((response) => {
			if (!response.ok) this.seen = 0;
		}, () => { this.seen = 0; });
	}

	/** The customer is writing, or no longer. */
	typed(yes) {
		const line = this.messages.querySelector('.typing');
		const stay = this.atEnd;
		line.hidden = !yes;
		line.querySelector('.typing-text').textContent = yes ? this.dataset.customerTyping : '';
		clearTimeout(this.forget);
		if (yes) this.forget = setTimeout(() => this.typed(false), 6000);
		if (yes && stay) this.toEnd();
	}
}

customElements.define('fd-thread', Thread);

// After any change made here the thread tells it in a line of its own.
document.addEventListener('htmx:afterRequest', (event) => {
	if (event.detail.requestConfig?.verb === 'post' && event.detail.successful) document.querySelector('fd-thread')?.refresh();
});
