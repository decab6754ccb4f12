// <fd-desk-live>: keeps counts, list and the open thread fresh over one socket. Pushes are hints;
// after every connection it reads what it may have missed.
import '../webjars/stomp__stompjs/bundles/stomp.umd.min.js';
import { say } from '../shell/toast.js';
import { mark } from './columns.js';
import { ask, parts, renew, replace } from './ask.js';
import { fill } from './words.js';

const { Client } = globalThis.StompJs;
const LOOKS = 15000;
const TICK = 3000;
// whoever has not said for so long that they look is gone, and so is their machine
const FORGET = 40000;
const WRITES = 5900;
const LEAVES = 1500;
const OFTEN = 250;
const SELDOM = 2500;
const HIDDEN = 10000;

class DeskLive extends HTMLElement {
	connectedCallback() {
		this.people = new Map();
		this.heard = new Map();
		this.title = document.title;
		this.unread();
		this.client = new Client({
			brokerURL: `${location.origin.replace(/^http/, 'ws')}/desk/socket`,
			reconnectDelay: 1000,
			reconnectTimeMode: 1,
			maxReconnectDelay: 15000,
			heartbeatIncoming: 10000,
			heartbeatOutgoing: 10000,
			onConnect: () => this.connected(),
			onWebSocketClose: () => this.lost(),
		});
		this.client.activate();
		this.onThread = (event) => this.opened(event.detail);
		this.onClosed = (event) => this.closed(event.detail);
		this.onTyping = (event) => this.typing(event.detail.note);
		this.onSpoke = (event) => this.spoke(event.detail);
		document.addEventListener('fd:thread', this.onThread);
		document.addEventListener('fd:thread-closed', this.onClosed);
		document.addEventListener('fd:typing', this.onTyping);
		document.addEventListener('fd:spoke', this.onSpoke);
		this.onDeed = (event) => this.did(event);
		document.addEventListener('htmx:afterRequest', this.onDeed);
		document.addEventListener('fd:changed', this.onDeed);
		document.addEventListener('fd:sent', this.onDeed);
		document.addEventListener('fd:title', () => { this.title = document.title; this.unread(); });
		document.addEventListener('visibilitychange', () => document.hidden || this.looks());
		addEventListener('pagehide', () => this.thread && this.speak(this.thread, 'viewing', { left: true }));
		this.looking = setInterval(() => this.looks(), LOOKS);
		this.ticking = setInterval(() => this.show(), TICK);
		const thread = document.querySelector('fd-thread');
		if (thread?.messages) this.opened(thread);
	}

	disconnectedCallback() {
		clearInterval(this.looking);
		clearInterval(this.ticking);
		document.removeEventListener('fd:thread', this.onThread);
		document.removeEventListener('fd:thread-closed', this.onClosed);
		document.removeEventListener('fd:typing', this.onTyping);
		document.removeEventListener('fd:spoke', this.onSpoke);
		document.removeEventListener('htmx:afterRequest', this.onDeed);
		document.removeEventListener('fd:changed', this.onDeed);
		document.removeEventListener('fd:sent', this.onDeed);
		this.client.deactivate();
	}

	connected() {
		this.client.subscribe('/topic/desk', () => this.soon());
		document.dispatchEvent(new CustomEvent('fd:socket', { detail: this.client }));
		this.heard.clear();
		if (this.thread) this.hear();
		if (this.wasLost) {
			this.wasLost = false;
			say(this.dataset.online);
			this.refreshList();
			this.thread?.refresh();
		}
	}

	lost() {
		if (!this.wasLost && this.isConnected) say(this.dataset.offline);
		this.wasLost = true;
	}

	opened(thread) {
		if (this.thread === thread) return;
		this.thread = thread;
		this.people.clear();
		if (this.client?.connected) this.hear();
	}

	/** A thread is often in its place before the one it follows has gone: only what belongs to that one ends. */
	closed(thread) {
		if (this.client.connected) {
			this.heard.get(thread)?.forEach((subscription) => subscription.unsubscribe());
			if (this.thread?.dataset.id !== thread.dataset.id || this.thread === thread) this.speak(thread, 'viewing', { left: true });
		}
		this.heard.delete(thread);
		if (this.thread === thread) this.thread = null;
	}

	hear() {
		const thread = this.thread;
		const told = (frame) => this.told(thread, JSON.parse(frame.body));
		this.heard.set(thread, ['ticket', 'desk.thread'].map((topic) => this.client.subscribe(`/topic/${topic}.${thread.dataset.id}`, told)));
		// what came between the page and this subscription: the answer says how far the ticket has come
		if (document.hidden) thread.refresh();
		else this.looks();
	}

	told(thread, news) {
		if (thread !== this.thread) return;
		if (news.type === 'typing' && news.from === 'customer') thread.typed(news.on !== false, news.text);
		else if (news.type === 'message' || news.type === 'changed') {
			if (news.seq > thread.last || news.type === 'changed') thread.refresh();
			if (news.type === 'changed') this.beside(thread);
		} else if (news.type === 'seen' && news.by === 'customer') thread.marks(news.seq);
		else if (news.type === 'draft') thread.dispatchEvent(new CustomEvent('fd:draft', { detail: news }));
		else if (news.type === 'agent') {
			if (news.seq > thread.last) thread.refresh();
			this.met(thread, news);
		}
	}

	/** The panels beside the thread, but for what someone is working in. */
	beside(thread) {
		clearTimeout(this.panels);
		this.panels = setTimeout(async () => {
			const response = await ask(`/desk/tickets/${thread.number}?view=${encodeURIComponent(thread.dataset.view)}`, { target: 'ticket' }).catch(() => null);
			if (!response?.ok || thread !== this.thread) return;
			const content = await parts(response);
			const fresh = content.querySelector('#about');
			// an address may have come, or gone
			const to = content.querySelector('#to-reply');
			if (to) document.getElementById('to-reply')?.replaceChildren(...to.childNodes);
			// only now: a deed of one's own may have replaced it while this was on its way
			const about = document.getElementById('about');
			if (!about) return;
			const scrolled = about.scrollTop;
			if (fresh) renew(about, fresh);
			const now = document.getElementById('about');
			if (now) now.scrollTop = scrolled;
		}, 400);
	}

	/** An agent with two tabs is one: what the one tab leaves the other may still look at. */
	met(thread, { agent, name, state }) {
		if (String(agent) === thread.dataset.me) {
			if (state === 'left') this.looks();
			return;
		}
		const known = this.people.get(agent);
		const now = Date.now();
		if (state === 'left') {
			if (known) setTimeout(() => this.people.get(agent)?.at === known.at && this.people.delete(agent) && this.show(), LEAVES);
			return;
		}
		const writes = known && known.state !== 'viewing' && now - known.wrote < WRITES;
		if (state === 'viewing') this.people.set(agent, writes ? { ...known, at: now } : { name, state, at: now });
		else this.people.set(agent, { name, state, at: now, wrote: now });
		if (!known) this.looks();
		this.show();
	}

	/** Whose words have come is no longer writing them. */
	spoke(name) {
		for (const person of this.people.values()) {
			if (person.name === name) person.state = 'viewing';
		}
		this.show();
	}

	show() {
		const line = this.thread?.querySelector('.others');
		if (!line) return;
		const words = { viewing: this.thread.dataset.looking, typing: this.thread.dataset.typing, noting: this.thread.dataset.noting };
		const now = Date.now();
		for (const [agent, person] of this.people) {
			if (now - person.at >= FORGET) this.people.delete(agent);
			else if (person.state !== 'viewing' && now - person.wrote >= WRITES) person.state = 'viewing';
		}
		const text = [...this.people.values()].map((person) => fill(words[person.state], person.name)).join(' · ');
		if (line.textContent !== text) line.textContent = text;
		line.hidden = text === '';
	}

	looks() {
		if (this.thread && !document.hidden) this.speak(this.thread, 'viewing', { left: false });
		this.show();
	}

	typing(note) {
		const now = Date.now();
		if (!this.thread || now - (this.typedAt ?? 0) < 3000) return;
		this.typedAt = now;
		this.speak(this.thread, 'typing', { note });
	}

	speak(thread, what, body) {
		if (!this.client.connected) return;
		this.client.publish({ destination: `/app/ticket.${thread.dataset.id}.${what}`, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
	}

	/** Many hints at once ask once: soon after a quiet while, seldom in a busy one, and rarely unseen; no two desks at the same moment. */
	soon() {
		if (this.waiting) return;
		const rest = (document.hidden ? HIDDEN : Math.max(OFTEN, (this.refreshed ?? 0) + SELDOM - Date.now())) + Math.random() * OFTEN;
		this.waiting = setTimeout(() => {
			this.waiting = 0;
			this.refreshed = Date.now();
			this.refreshList();
		}, rest);
	}

	/** What one did oneself shows in the list at once, not when the news of it comes round. */
	did({ type, detail }) {
		if (type === 'htmx:afterRequest' && !(detail.successful && detail.requestConfig?.verb === 'post')) return;
		clearTimeout(this.waiting);
		this.waiting = 0;
		this.refreshed = Date.now();
		this.refreshList();
	}

	async refreshList() {
		const list = document.getElementById('list');
		const url = new URL(list.dataset.address, location.origin);
		if (list.dataset.open && list.dataset.open !== '0') url.searchParams.set('open', list.dataset.open);
		const response = await ask(url, { target: 'list' }).catch(() => null);
		if (!response?.ok || document.getElementById('list') !== list) return;
		const content = await parts(response);
		const views = content.querySelector('#views');
		const fresh = content.querySelector('#list');
		if (!views || !fresh) return;
		replace(views);
		replace(fresh);
		if (this.thread) mark(this.thread.number);
		this.unread();
		if (views.dataset.late) this.soon();
	}

	unread() {
		const views = document.getElementById('views');
		const unread = Number(views?.dataset.unread ?? 0);
		document.title = unread > 0 ? `(${unread}) ${this.title}` : this.title;
	}
}

customElements.define('fd-desk-live', DeskLive);
