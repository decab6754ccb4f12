// <fd-composer>: keeps what was typed, here and on the server, sends it once, and gives it back when it was refused.
import { toast } from '../shell/toast.js';
import { ask, parts } from './ask.js';
import { Uploads } from './composer-files.js';
import { Mentions } from './composer-mention.js';
import { Rich } from './composer-rich.js';

const PREFIX = 'fd-draft:';
const TAB = crypto.randomUUID();
const PAUSE = 700;
const AGAIN = 5000;

/** Asks for what a draft holds, as JSON. */
function draft(url, { method = 'GET', body, keepalive = false } = {}) {
	const csrf = document.querySelector('meta[name="csrf"]');
	const headers = { Accept: 'application/json' };
	if (csrf && method !== 'GET') headers[csrf.dataset.header] = csrf.content;
	return fetch(url, { method, body, headers, keepalive, credentials: 'same-origin' }).catch(() => null);
}

function elements(html) {
	const template = document.createElement('template');
	template.innerHTML = html;
	return template.content;
}

class Composer extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form');
		this.text = this.querySelector('textarea');
		this.state = this.querySelector('.composer-state');
		this.other = this.querySelector('.other-tab');
		this.kind = this.chosen();
		this.version = Number(this.dataset.version);
		// what the server holds, as far as this tab knows
		this.synced = this.cameBack ? null : this.text.value;
		this.begun = this.text.value !== '';
		this.theirs = this.other.querySelector('.other-text').textContent;
		this.mentions = new Mentions(this);
		this.rich = new Rich(this);
		this.uploads = new Uploads(this);
		this.restore();
		this.addEventListener('input', (event) => this.typed(event));
		this.addEventListener('change', (event) => this.changed(event));
		this.addEventListener('keydown', (event) => this.pressed(event));
		this.addEventListener('click', (event) => this.clicked(event));
		this.form.addEventListener('submit', (event) => this.submitted(event));
		this.listen();
	}

	disconnectedCallback() {
		this.ears?.abort();
		this.flush();
	}

	listen() {
		this.ears?.abort();
		this.ears = new AbortController();
		// toasts stand above the composer, however tall it is
		const height = new ResizeObserver(() => document.documentElement.style.setProperty('--composer', `${this.offsetHeight}px`));
		height.observe(this);
		this.ears.signal.addEventListener('abort', () => {
			height.disconnect();
			document.documentElement.style.removeProperty('--composer');
		});
		const { signal } = this.ears;
		this.fold.addEventListener('toggle', () => this.fold.open && this.fold.contains(document.activeElement) && this.form.elements.recipients.focus(), { signal });
		const leave = () => this.flush();
		addEventListener('pagehide', leave, { signal });
		addEventListener('online', () => this.save(), { signal });
		document.addEventListener('visibilitychange', () => (document.hidden ? this.flush() : this.look()), { signal });
		for (const moment of ['htmx:beforeRequest', 'htmx:afterRequest']) this.closest('fd-thread')?.addEventListener(moment, (event) => this.recalls(event), { signal });
		this.closest('fd-thread')?.addEventListener('fd:draft', (event) => this.told(event.detail), { signal });
		document.addEventListener('click', (event) => {
			const menu = this.querySelector('details.drop[open]');
			if (menu && !menu.contains(event.target)) menu.open = false;
		}, { signal });
	}

	get thread() {
		return this.closest('fd-thread');
	}

	get cameBack() {
		return this.dataset.held !== undefined || this.dataset.error !== undefined;
	}

	get dirty() {
		return this.text.value !== this.synced;
	}

	/** Who gets a copy: folded away until somebody does. */
	get fold() {
		return this.querySelector('.composer-fold');
	}

	chosen() {
		return this.form.elements.kind.value;
	}

	address(rest) {
		return `/desk/tickets/${this.dataset.number}/${rest}`;
	}

	// ---- what this browser keeps: what was typed since the server last answered

	key(kind = this.kind) {
		return `${PREFIX}${this.dataset.draft}:${kind}`;
	}

	load() {
		try {
			return JSON.parse(localStorage.getItem(this.key()) ?? 'null');
		} catch {
			return null;
		}
	}

	keepHere() {
		try {
			if (this.dirty) localStorage.setItem(this.key(), JSON.stringify({ text: this.text.value, version: this.version }));
			else localStorage.removeItem(this.key());
		} catch {
			// a full or forbidden store: the text is still in the field, and on its way
		}
	}

	forgetHere() {
		try {
			localStorage.removeItem(this.key());
		} catch {
			// as above
		}
	}

	/** What was typed here and never reached the server comes back; where both were written in, both are shown. */
	restore() {
		if (this.cameBack) return;
		const kept = this.load();
		if (!kept?.text || kept.text === this.text.value) {
			if (kept) this.forgetHere();
			if (this.text.value.trim()) this.tell(this.dataset.kept);
			return;
		}
		if (!this.text.value || kept.version === this.version) {
			this.text.value = kept.text;
			this.tell(this.dataset.kept);
			this.soon(0);
		} else this.conflict({ text: kept.text, version: this.version });
	}

	// ---- what the server keeps

	soon(pause = PAUSE) {
		clearTimeout(this.later);
		this.later = setTimeout(() => this.save(), pause);
	}

	content() {
		const fields = new FormData(this.form);
		const body = new URLSearchParams({ version: this.version, tab: TAB, text: this.text.value });
		body.set('recipients', fields.get(this.kind === 'forward' ? 'forwardTo' : 'recipients') ?? '');
		for (const name of ['clientId', 'seen', 'quoted', 'mentions']) {
			for (const value of fields.getAll(name)) body.append(name, value);
		}
		return body;
	}

	async save() {
		clearTimeout(this.later);
		if (this.saving) {
			this.again = true;
			return this.saving;
		}
		if (!this.dirty || this.busy || !this.other.hidden) return null;
		this.saving = this.put().finally(() => {
			this.saving = null;
			if (this.again) {
				this.again = false;
				this.soon(0);
			}
		});
		return this.saving;
	}

	async put() {
		const { kind } = this;
		const text = this.text.value;
		const response = await draft(this.address(`drafts/${kind}`), { method: 'PUT', body: this.content() });
		if (kind !== this.kind) return;
		if (response?.ok) {
			this.version = (await response.json()).version;
			this.synced = text;
			this.keepHere();
			this.mark();
			if (!this.dirty && !this.busy) this.tell(text.trim() ? this.dataset.kept : '');
		} else if (this.busy) return;
		else if (response?.status === 409) this.conflict(await response.json());
		else {
			this.tell(this.dataset.local);
			this.later = setTimeout(() => this.save(), AGAIN);
		}
	}

	/** The page goes: what is unsaved is sent along, and stays here too in case it does not arrive. */
	flush() {
		if (!this.dirty || this.busy || !this.other?.hidden) return;
		this.keepHere();
		draft(this.address(`drafts/${this.kind}`), { method: 'PUT', body: this.content(), keepalive: true });
	}

	/** What waited for its time comes back into the composer, by this agent's own hand in this tab. */
	async recalls({ type, detail }) {
		if (!/\/scheduled\/\d+\/recall$/.test(detail.requestConfig?.path ?? '')) return;
		if (type === 'htmx:beforeRequest') {
			this.recalled = true;
			this.recalledKind = detail.elt.closest('.waits')?.dataset.kind;
			return;
		}
		try {
			if (!detail.successful) return;
			const kind = this.querySelector(`[name=kind][value="${this.recalledKind}"]`);
			if (kind && !kind.checked) {
				kind.checked = true;
				await this.turn();
			} else await this.look();
			this.text.focus();
			this.text.setSelectionRange(this.text.value.length, this.text.value.length);
		} finally {
			this.recalled = false;
		}
	}

	/** Somebody wrote in this draft: this agent in another tab, or the clock that gave a scheduled one back. */
	told(news) {
		if (String(news.agent) !== this.dataset.me || news.tab === TAB) return;
		this.thread.refresh();
		if (news.kind === this.kind) this.look();
	}

	async look() {
		if (this.busy || this.saving) return;
		const { kind } = this;
		const response = await draft(this.address(`drafts/${kind}`));
		if (!response?.ok || kind !== this.kind || this.busy || this.saving) return;
		if (response.status === 204) this.emptied();
		else this.seen(await response.json());
	}

	emptied() {
		this.uploads.show([]);
		this.alongside([]);
		if (this.version === 0) return;
		this.version = 0;
		if (this.dirty) {
			this.synced = '';
			this.soon();
		} else {
			this.write('', this.dataset.gone);
			// what went, went under this one
			this.form.elements.clientId.value = crypto.randomUUID();
		}
	}

	seen(fresh) {
		this.uploads.show(fresh.files);
		this.alongside(fresh.along);
		if (fresh.version === this.version) return;
		if (!this.dirty || fresh.text === this.text.value) {
			const other = fresh.text !== this.text.value;
			this.version = fresh.version;
			this.write(fresh.text, this.recalled ? this.dataset.kept : other ? this.dataset.elsewhere : '');
			if (fresh.clientId) this.form.elements.clientId.value = fresh.clientId;
		} else if (!fresh.text.trim()) {
			// nothing stands there that could be lost
			this.version = fresh.version;
			this.soon();
		} else this.conflict(fresh);
	}

	// ---- what is done together with it

	get along() {
		return [...this.querySelectorAll('.along li > bdi')].map((words) => words.textContent);
	}

	async leaveOut(place) {
		const response = await ask(this.address(`drafts/${this.kind}/steps/${encodeURIComponent(place)}`), { method: 'DELETE' }).catch(() => null);
		if (response?.ok) this.querySelector('.along').replaceChildren(await parts(response));
		this.text.focus();
	}

	/** The steps another tab put there or left out, or those of the other kind. */
	async alongside(words) {
		if (String(words) === String(this.along)) return;
		const place = this.querySelector('.along');
		if (words.length === 0) {
			place.replaceChildren();
			return;
		}
		const { kind } = this;
		const response = await ask(this.address(`drafts/${kind}/steps`)).catch(() => null);
		if (response?.ok && kind === this.kind) place.replaceChildren(await parts(response));
	}

	/** The row of the list says that something is begun here, or no longer. */
	mark() {
		const begun = this.synced !== '';
		if (begun !== this.begun) document.querySelector('fd-desk-live')?.soon();
		this.begun = begun;
	}

	write(text, told) {
		this.text.value = text;
		this.synced = text;
		this.mark();
		this.keepHere();
		this.tell(told);
		this.text.dispatchEvent(new Event('fd:written', { bubbles: true }));
	}

	conflict(other) {
		this.version = other.version;
		this.theirs = other.text;
		this.other.querySelector('.other-text').textContent = other.text;
		this.other.hidden = false;
		this.tell('');
	}

	settle(text) {
		this.other.hidden = true;
		this.text.value = text;
		this.synced = null;
		this.keepHere();
		this.text.focus();
		this.soon(0);
	}

	clicked(event) {
		const button = event.target.closest('button');
		if (!button) return;
		if (button.dataset.preview !== undefined) this.preview(button);
		else if (button.dataset.copies !== undefined) this.copies(button.dataset.copies);
		else if (button.dataset.take !== undefined) this.settle(this.theirs);
		else if (button.dataset.keep !== undefined) this.settle(this.text.value);
		else if (button.dataset.both !== undefined) this.settle(`${this.text.value}\n\n${this.theirs}`);
	}

	async preview(button) {
		const shown = this.querySelector('.composer-preview');
		const open = shown.hidden;
		if (open) {
			const response = await ask(this.address('preview'), { method: 'POST', body: new URLSearchParams({ text: this.text.value, kind: this.kind }) }).catch(() => null);
			if (!response?.ok) return;
			shown.replaceChildren(await parts(response));
		}
		shown.hidden = !open;
		this.text.hidden = open;
		button.setAttribute('aria-pressed', String(open));
		if (!open) this.text.focus();
	}

	/** To all who were written to before, or to the customer alone. */
	copies(addresses) {
		const field = this.form.elements.recipients;
		field.value = addresses;
		field.dispatchEvent(new Event('input', { bubbles: true }));
		field.focus();
	}

	typed(event) {
		if (!event.target.name || event.target.type === 'file' || event.target.name === 'at' || event.target.name === 'kind') return;
		if (event.target !== this.text) this.synced = null;
		else if (!this.text.value.trim()) this.thread.besides = Infinity;
		this.keepHere();
		this.tell('');
		this.soon();
		if (event.target === this.text) this.dispatchEvent(new CustomEvent('fd:typing', { bubbles: true, detail: { note: this.kind !== 'reply' } }));
	}

	changed(event) {
		if (event.target.name === 'kind') this.turning = this.turn();
	}

	/** To the other kind: each has a draft of its own. */
	async turn() {
		const kind = this.chosen();
		if (kind === this.kind) return;
		const was = this.text.value;
		await this.save();
		// who types on at once has typed into the new one
		const ahead = this.text.value.startsWith(was) ? this.text.value.slice(was.length) : '';
		if (ahead) {
			this.text.value = was;
			this.keepHere();
		}
		this.flush();
		this.kind = kind;
		this.version = 0;
		this.form.elements.clientId.value = crypto.randomUUID();
		this.other.hidden = true;
		for (const told of this.querySelectorAll('.came-back, .field-error')) told.remove();
		this.write((this.load()?.text ?? '') + ahead, '');
		this.synced = null;
		this.uploads.show([]);
		this.alongside([]);
		this.text.focus();
		const before = this.text.value;
		const response = await draft(this.address(`drafts/${kind}`));
		if (kind !== this.kind || !response?.ok) return;
		if (response.status === 204) {
			this.synced = '';
			this.save();
			return;
		}
		const fresh = await response.json();
		this.uploads.show(fresh.files);
		this.alongside(fresh.along);
		this.version = fresh.version;
		this.form.elements.clientId.value = fresh.clientId;
		if (fresh.recipients !== null) this.form.elements[kind === 'forward' ? 'forwardTo' : 'recipients'].value = fresh.recipients;
		if (fresh.recipients) this.fold.open = true;
		if (this.text.value === before && (!before || before === fresh.text)) this.write(fresh.text, fresh.text ? this.dataset.kept : '');
		else if (!fresh.text) {
			// nothing stands there that could be lost
			this.synced = '';
			this.save();
		} else if (this.text.value !== fresh.text) this.conflict(fresh);
	}

	pressed(event) {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
			event.preventDefault();
			this.form.requestSubmit([...this.querySelectorAll('.composer-send > .is-primary')].find((button) => button.checkVisibility()));
		}
		const menu = event.target.closest('details.drop[open]');
		if (menu && event.key === 'Escape') {
			event.preventDefault();
			menu.open = false;
			menu.querySelector('summary').focus();
		}
	}

	async submitted(event) {
		event.preventDefault();
		if (this.busy) return;
		const { submitter } = event;
		if (submitter?.name === 'drop') {
			this.uploads.remove(submitter.value);
			return;
		}
		if (submitter?.name === 'leave') {
			this.leaveOut(submitter.value);
			return;
		}
		if (submitter?.name === 'keep') {
			this.save();
			return;
		}
		const menu = this.querySelector('details.drop[open]');
		if (menu) menu.open = false;
		if (this.uploads.running) {
			this.tell(this.dataset.uploading);
			await this.uploads.settled();
		}
		if (this.uploads.failed) {
			this.tell(this.dataset.failed, true);
			return;
		}
		await this.turning;
		if (this.other.hidden) await this.post(submitter);
		else this.other.querySelector('button').focus();
	}

	async post(submitter) {
		const { thread } = this;
		clearTimeout(this.later);
		this.work(true);
		await this.saving;
		const body = new FormData(this.form, submitter);
		body.delete('files');
		body.set('tab', TAB);
		body.set('version', this.version);
		body.set('after', thread.dataset.last);
		// What came while this was typed and stood before the writer's eyes has been read
		thread.read();
		body.set('seen', Math.max(Number(body.get('seen')), Math.min(thread.seen, thread.besides - 1)));
		this.keepHere();
		const response = await ask(this.form.action, { method: 'POST', body }).catch(() => null);
		const content = await response?.text().catch(() => null);
		this.work(false);
		if (content === null || content === undefined) this.tell(this.dataset.unsent, true);
		else if (response.ok) this.sent(thread, elements(content), body.has('later'));
		else this.refused(elements(content));
	}

	sent(thread, content, later) {
		if (!content.querySelector('.news')) {
			// signed out, or something that is no answer of ours
			this.tell(this.dataset.unsent, true);
			return;
		}
		this.version = 0;
		this.write('', '');
		this.uploads.show([]);
		this.alongside([]);
		this.form.elements.clientId.value = crypto.randomUUID();
		delete this.dataset.held;
		delete this.dataset.error;
		for (const told of this.querySelectorAll('.held:not(.other-tab), .field-error')) told.remove();
		this.other.hidden = true;
		for (const field of this.form.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
		this.form.querySelectorAll('[name=mentions]').forEach((field) => field.remove());
		this.form.elements.forwardTo.value = '';
		if (!this.querySelector('.composer-preview').hidden) this.preview(this.querySelector('[data-preview]'));
		this.dispatchEvent(new CustomEvent('fd:sent', { bubbles: true }));
		thread.take(content);
		this.form.elements.seen.value = thread.dataset.last;
		thread.besides = Infinity;
		const forwarded = this.kind === 'forward';
		if (forwarded) {
			// the next thing said here is said to the customer again
			this.form.elements.kind.value = 'reply';
			this.turning = this.turn().then(() => this.text.value || this.tell(this.dataset.sent));
		}
		this.tell(later ? this.dataset.scheduled : this.kind === 'note' ? this.dataset.noted : this.dataset.sent);
		// who has gone on to other work by now is left there
		if (document.activeElement === document.body || this.contains(document.activeElement)) this.text.focus({ preventScroll: true });
	}

	refused(content) {
		const fresh = content.querySelector('fd-composer');
		if (!fresh) {
			const told = content.querySelector('.toast p');
			if (told) toast(told.textContent.trim(), 'bad');
			this.tell(this.dataset.unsent, true);
			return;
		}
		const { thread } = this;
		// the server has it by now, unless it holds another's
		if (fresh.querySelector('.other-tab').hidden) this.synced = this.text.value;
		this.keepHere();
		this.replaceWith(fresh);
		fresh.text.focus();
		thread.refresh();
	}

	work(busy) {
		this.busy = busy;
		this.classList.toggle('is-busy', busy);
		this.form.setAttribute('aria-busy', String(busy));
		if (busy) this.tell(this.dataset.sending);
		else if (this.state.textContent === this.dataset.sending) this.tell('');
	}

	tell(text, bad = false) {
		this.state.textContent = text;
		this.state.classList.toggle('is-bad', bad);
	}
}

customElements.define('fd-composer', Composer);
