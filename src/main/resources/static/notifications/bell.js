// <fd-bell>: what the agent is told, while the page is open. A push is a hint that says nothing; the bell asks then.
import '../webjars/stomp__stompjs/bundles/stomp.umd.min.js';

const { Client } = globalThis.StompJs;

class Bell extends HTMLElement {
	connectedCallback() {
		this.newest = Number(this.dataset.newest);
		this.menu = this.querySelector('[popover]');
		this.ring = this.querySelector('.bell-ring');
		this.ring.setAttribute('aria-haspopup', 'dialog');
		this.ring.setAttribute('aria-expanded', 'false');
		this.addEventListener('click', (event) => this.clicked(event));
		this.addEventListener('submit', (event) => this.submitted(event));
		this.menu.addEventListener('toggle', (event) => this.ring.setAttribute('aria-expanded', String(event.newState === 'open')));
		document.addEventListener('fd:socket', (event) => this.hear(event.detail));
		// The desk has a socket already; elsewhere the bell opens one.
		if (!document.querySelector('fd-desk-live')) this.connect();
	}

	connect() {
		this.client = new Client({
			brokerURL: `${location.origin.replace(/^http/, 'ws')}/desk/socket`,
			reconnectDelay: 1000,
			reconnectTimeMode: 1,
			maxReconnectDelay: 30000,
			heartbeatIncoming: 10000,
			heartbeatOutgoing: 10000,
			onConnect: () => document.dispatchEvent(new CustomEvent('fd:socket', { detail: this.client })),
		});
		this.client.activate();
	}

	disconnectedCallback() {
		this.client?.deactivate();
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
		}, 300);
	}

	async look() {
		const at = document.hidden ? '' : location.pathname.match(/^\/desk\/tickets\/(\d+)/)?.[1] ?? '';
		const content = await this.fetch(`/desk/notifications/bell?since=${this.newest}&at=${at || 0}`);
		const ring = content?.querySelector('.bell-ring');
		if (!ring) return;
		this.newest = Math.max(this.newest, Number(ring.dataset.newest));
		this.ring.replaceChildren(...ring.childNodes);
		for (const news of content.querySelectorAll('.toast')) this.show(news);
		if (this.menu.matches(':popover-open')) this.fill();
	}

	async show(news) {
		if (document.hidden && news.dataset.system === 'true' && await this.system(news)) return;
		if (news.dataset.loud === 'true') document.getElementById('toasts')?.append(news);
	}

	/** The tab is open but out of sight: the system shows it, as it would a push. */
	async system({ dataset }) {
		if (globalThis.Notification?.permission !== 'granted') return false;
		const worker = await navigator.serviceWorker?.getRegistration('/desk/');
		if (!worker) return false;
		await worker.showNotification(dataset.title, {
			body: dataset.body, tag: `notice-${dataset.id}`, data: { path: `/desk/notifications/${dataset.id}` },
			lang: document.documentElement.lang, dir: document.documentElement.dir,
		});
		return true;
	}

	async clicked(event) {
		if (!event.target.closest('.bell-ring') || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		if (this.menu.matches(':popover-open')) {
			this.menu.hidePopover();
			return;
		}
		if (!await this.fill()) {
			location.href = this.ring.href;
			return;
		}
		this.menu.showPopover();
		this.menu.querySelector('a,button')?.focus({ preventScroll: true });
	}

	async fill() {
		const content = await this.fetch('/desk/notifications/menu');
		const fresh = content?.querySelector('.bell-content');
		if (fresh) this.menu.replaceChildren(fresh);
		return fresh;
	}

	async submitted(event) {
		event.preventDefault();
		const csrf = document.querySelector('meta[name="csrf"]');
		await fetch(event.target.action, {
			method: 'POST', body: new URLSearchParams(new FormData(event.target)), redirect: 'manual',
			headers: { [csrf.dataset.header]: csrf.content },
		}).catch(() => null);
		await this.look();
		await this.fill();
		this.menu.querySelector('a,button')?.focus({ preventScroll: true });
	}

	async fetch(url) {
		const answer = await fetch(url, { headers: { 'HX-Request': 'true', Accept: 'text/html' } }).catch(() => null);
		if (!answer?.ok) return null;
		const template = document.createElement('template');
		template.innerHTML = await answer.text();
		return template.content;
	}
}

customElements.define('fd-bell', Bell);
