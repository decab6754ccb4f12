// <fd-offers>: chats that wait to be taken, and those in hand, while the page is open. A push is a hint that says nothing; this asks then.
import { colour } from './waits.js';

class Offers extends HTMLElement {
	connectedCallback() {
		this.known = this.ids();
		this.onSocket = ({ detail }) => this.hear(detail);
		this.onChange = () => this.soon();
		document.addEventListener('fd:socket', this.onSocket);
		document.addEventListener('fd:sent', this.onChange);
		document.addEventListener('fd:changed', this.onChange);
		this.clock = setInterval(() => this.tick(), 1000);
		this.tick();
		if (this.known.length) this.ring();
	}

	disconnectedCallback() {
		clearInterval(this.clock);
		document.removeEventListener('fd:socket', this.onSocket);
		document.removeEventListener('fd:sent', this.onChange);
		document.removeEventListener('fd:changed', this.onChange);
	}

	hear(client) {
		client.subscribe(`/topic/agent.${this.dataset.agent}`, () => this.soon());
		if (this.heard) this.soon();
		this.heard = true;
	}

	/** Many hints at once ask once. */
	soon() {
		if (this.waiting) return;
		this.waiting = setTimeout(() => {
			this.waiting = 0;
			this.look();
		}, 250);
	}

	async look() {
		const answer = await fetch('/desk/offers', { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
		if (!answer?.ok) return;
		const template = document.createElement('template');
		template.innerHTML = await answer.text();
		const fresh = template.content.querySelector('.offers-now');
		if (fresh) this.show(fresh);
	}

	show(fresh) {
		const old = this.querySelector('.offers-now');
		const focused = old.contains(document.activeElement) ? document.activeElement : null;
		// What has not changed stays where the eyes are; the focus is given back, for moving takes it
		for (const card of [...fresh.querySelectorAll('.offer')]) {
			const same = old.querySelector(`#${card.id}`);
			if (same) card.replaceWith(same);
		}
		old.replaceWith(fresh);
		globalThis.htmx?.process(fresh);
		if (focused) (focused.isConnected ? focused : document.getElementById('main'))?.focus({ preventScroll: true });
		const ids = this.ids();
		const news = ids.filter((id) => !this.known.includes(id));
		if (news.length) {
			this.ring();
			this.say(news.at(-1));
		}
		this.known = ids;
		this.tick();
	}

	/** For who does not see it; the line itself stays, or nothing is read out. */
	say(id) {
		const line = this.querySelector('[data-news]');
		const said = [this.querySelector(`#${id} .offer-who`), this.querySelector(`#${id} .offer-said`)].map((part) => part.textContent.trim());
		line.textContent = `${line.dataset.news}: ${said.join(', ')}`;
	}

	ids() {
		return [...this.querySelectorAll('.offer')].map((offer) => offer.id);
	}

	tick() {
		let over = false;
		for (const offer of this.querySelectorAll('.offer[data-until]')) {
			const left = Math.ceil((new Date(offer.dataset.until) - Date.now()) / 1000);
			offer.querySelector('.offer-left').textContent = left > 0 ? new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: 'second', unitDisplay: 'narrow' }).format(left) : '';
			over ||= left <= 0;
		}
		for (const chat of this.querySelectorAll('.chat-in-hand[data-since]')) colour(chat, chat.dataset.since);
		// The next round of the server takes it away
		if (over && Date.now() - (this.asked ?? 0) > 3000) {
			this.asked = Date.now();
			this.soon();
		}
	}

	/** Two soft notes; a browser that was never clicked in stays silent. */
	ring() {
		if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
		const context = new AudioContext();
		[660, 880].forEach((pitch, place) => {
			const tone = new OscillatorNode(context, { frequency: pitch });
			const loudness = new GainNode(context, { gain: 0 });
			const at = context.currentTime + place * 0.18;
			loudness.gain.linearRampToValueAtTime(0, at);
			loudness.gain.linearRampToValueAtTime(0.08, at + 0.02);
			loudness.gain.linearRampToValueAtTime(0, at + 0.16);
			tone.connect(loudness).connect(context.destination);
			tone.start(at);
			tone.stop(at + 0.2);
			if (place) tone.onended = () => context.close();
		});
	}
}

customElements.define('fd-offers', Offers);
