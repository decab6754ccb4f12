// <fd-desk-live>: keeps counts, list and the open thread fresh over one socket. Pushes are hints;
// after every connection it reads what it may have missed.
import '../webjars/stomp__stompjs/bundles/stomp.umd.min.js';
import { say } from '../shell/toast.js';
import { mark } from './columns.js';
import { ask, parts, replace } from './ask.js';
import { fill } from './words.js';

const { Client } = globalThis.StompJs;
const LOOKS = 20000;
const FORGET = 50000;

class DeskLive extends HTMLElement {
	connectedCallback() {
		this.people = new Map();
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
		document.addEventListener('fd:thread', this.onThread);
		document.addEventListener('fd:thread-closed', this.onClosed);
		document.addEventListener('fd:typing', this.onTyping);
		document.addEventListener('fd:title', () => { this.title = document.title; this.unread(); });
		document.addEventListener('visibilitychange', () => document.hidden || this.looks());
		this.looking = setInterval(() => this.looks(), LOOKS);
		const thread = document.querySelector('fd-thread');
		if (thread?.messages) this.opened(thread);
	}

	disconnectedCallback() {
		clearInterval(this.looking);
		document.removeEventListener('fd:thread', this.onThread);
		document.removeEventListener('fd:thread-closed', this.onClosed);
		document.removeEventListener('fd:typing', this.onTyping);
		this.client.deactivate();
	}

	connected() {
		this.client.subscribe('/topic/desk', () => this.soon());
		document.dispatchEvent(new CustomEvent('fd:socket', { detail: this.client }));
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

	closed(thread) {
		if (this.client.connected) {
			this.heard?.forEach((subscription) => subscription.unsubscribe());
			this.speak(thread, 'viewing', { left: true });
		}
		this.heard = null;
		if (this.thread === thread) this.thread = null;
	}

	hear() {
		const thread = this.thread;
		const told = (frame) => this.told(thread, JSON.parse(frame.body));
		this.heard = ['ticket', 'desk.thread'].map((topic) => this.client.subscribe(`/topic/${topic}.${thread.dataset.id}`, told));
		// what came between the page and this subscription: the answer says how far the ticket has come
		if (document.hidden) thread.refresh();
		else this.looks();
	}

	told(thread, news) {
		if (thread !== this.thread) return;
		if (news.type === 'typing' && news.from === 'customer') thread.typed(news.on !== false);
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

	/** The panels beside the thread, unless someone is working in them. */
	beside(thread) {
		clearTimeout(this.panels);
		this.panels = setTimeout(async () => {
			const about = document.getElementById('about');
			if (!about || about.contains(document.activeElement)) return;
			const response = await ask(`/desk/tickets/${thread.number}?view=${encodeURIComponent(thread.dataset.view)}`, { target: 'ticket' }).catch(() => null);
			if (!response?.ok || thread !== this.thread) return;
			const fresh = (await parts(response)).querySelector('#about');
			if (fresh) replace(fresh);
		}, 400);
	}

	met(thread, { agent, name, state }) {
		if (String(agent) === thread.dataset.me) return;
		const known = this.people.has(agent);
		if (state === 'left') this.people.delete(agent);
		else this.people.set(agent, { name, state, at: Date.now() });
		if (!known && state !== 'left') this.looks();
		this.show();
		if (state !== 'left' && state !== 'viewing') {
			setTimeout(() => {
				const person = this.people.get(agent);
				if (person && Date.now() - person.at >= 5900) this.people.set(agent, { ...person, state: 'viewing' });
				this.show();
			}, 6000);
		}
	}

	show() {
		const line = this.thread?.querySelector('.others');
		if (!line) return;
		const words = { viewing: this.thread.dataset.looking, typing: this.thread.dataset.typing, noting: this.thread.dataset.noting };
		const now = Date.now();
		const texts = [...this.people.values()].filter((person) => now - person.at < FORGET).map((person) => fill(words[person.state], person.name));
		line.hidden = texts.length === 0;
		const text = texts.join(' · ');
		if (line.textContent !== text) line.textContent = text;
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

	/** Many hints at once ask once. */
	soon() {
		if (this.waiting) return;
		this.waiting = setTimeout(() => {
			this.waiting = 0;
			this.refreshList();
		}, 250);
	}

	async refreshList() {
		const list = document.getElementById('list');
		const url = new URL(`/desk/views/${encodeURIComponent(list.dataset.view)}`, location.origin);
		if (list.dataset.cursor) url.searchParams.set('cursor', list.dataset.cursor);
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
	}

	unread() {
		const views = document.getElementById('views');
		const unread = Number(views?.dataset.unread ?? 0);
		document.title = unread > 0 ? `(${unread}) ${this.title}` : this.title;
	}
}

customElements.define('fd-desk-live', DeskLive);
