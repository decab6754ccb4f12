// <fd-live-chats>: the chats that go on now, kept as they are. Pushes are hints; who comes and goes is asked for.
import { colour } from '../offers/waits.js';

const OFTEN = 1000;
const SELDOM = 3000;
const ROUND = 15000;

class LiveChats extends HTMLElement {
	connectedCallback() {
		this.asked = 0;
		this.onSocket = ({ detail }) => {
			detail.subscribe('/topic/desk', () => this.soon());
			if (this.heard) this.soon();
			this.heard = true;
		};
		this.onChange = () => this.soon(0);
		this.onVisible = () => document.hidden || this.soon(0);
		document.addEventListener('fd:socket', this.onSocket);
		document.addEventListener('fd:changed', this.onChange);
		document.addEventListener('visibilitychange', this.onVisible);
		this.round = setInterval(() => document.hidden || this.soon(), ROUND);
		this.clock = setInterval(() => this.tick(), 1000);
		this.tick();
	}

	disconnectedCallback() {
		clearInterval(this.round);
		clearInterval(this.clock);
		clearTimeout(this.waiting);
		document.removeEventListener('fd:socket', this.onSocket);
		document.removeEventListener('fd:changed', this.onChange);
		document.removeEventListener('visibilitychange', this.onVisible);
	}

	/** Many hints at once ask once, and on a busy desk now and then. */
	soon(least = OFTEN) {
		if (this.waiting || document.hidden) return;
		this.waiting = setTimeout(() => {
			this.waiting = 0;
			this.look();
		}, Math.max(least, this.asked + SELDOM - Date.now()));
	}

	async look() {
		this.asked = Date.now();
		const answer = await fetch(location.href, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
		if (!answer?.ok || answer.redirected) return;
		const template = document.createElement('template');
		template.innerHTML = await answer.text();
		const fresh = template.content.querySelector('.live-now');
		const old = this.querySelector('.live-now');
		// Nobody presses a button that moves from under the finger
		if (!fresh || !old || old.querySelector(':active')) return;
		const focused = old.contains(document.activeElement) ? document.activeElement : null;
		old.replaceWith(fresh);
		globalThis.htmx?.process(fresh);
		// What turns the page has no id, and another address with every chat that comes or goes
		const again = focused && (focused.id ? document.getElementById(focused.id) : focused.rel && fresh.querySelector(`[rel="${focused.rel}"]`));
		if (focused) (again || document.getElementById('main')).focus({ preventScroll: true });
		this.tick();
		this.say();
	}

	/** Only that someone waits for an agent is worth a word by itself. */
	say() {
		const { said } = this.querySelector('.live-sum').dataset;
		const line = document.getElementById('status');
		if (this.told !== undefined && said !== this.told && line) line.textContent = said;
		this.told = said;
	}

	tick() {
		this.querySelectorAll('.live-wait').forEach((wait) => colour(wait, wait.dataset.since));
	}
}

customElements.define('fd-live-chats', LiveChats);
