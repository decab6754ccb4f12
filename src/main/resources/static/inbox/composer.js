// <fd-composer>: keeps what was typed, sends it once, and gives it back when it was refused.
import { toast } from '../shell/toast.js';
import { ask, parts } from './ask.js';

const PREFIX = 'fd-draft:';

class Composer extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form');
		this.text = this.querySelector('textarea');
		this.state = this.querySelector('.composer-state');
		this.kind = this.chosen();
		this.pick(this.form.elements.clientId, crypto.randomUUID());
		this.restore();
		this.addEventListener('input', (event) => this.typed(event));
		this.addEventListener('change', (event) => this.changed(event));
		this.addEventListener('keydown', (event) => this.pressed(event));
		this.form.addEventListener('submit', (event) => this.submitted(event));
		this.onStorage = (event) => this.elsewhere(event);
		addEventListener('storage', this.onStorage);
	}

	disconnectedCallback() {
		removeEventListener('storage', this.onStorage);
	}

	pick(field, value) {
		// A text that came back keeps its id: sent again it is the same message
		if (this.dataset.held === undefined && !this.querySelector('.field-error')) field.value = value;
	}

	chosen() {
		return this.form.elements.kind.value;
	}

	key(kind = this.kind) {
		return `${PREFIX}${this.dataset.draft}:${kind}`;
	}

	restore() {
		const kept = this.load(this.key());
		if (!this.text.value && kept) {
			this.text.value = kept.text;
			if (kept.clientId) this.form.elements.clientId.value = kept.clientId;
			this.tell(this.dataset.kept);
		}
	}

	load(key) {
		try {
			return JSON.parse(localStorage.getItem(key) ?? 'null');
		} catch {
			return null;
		}
	}

	keep() {
		try {
			if (this.text.value) localStorage.setItem(this.key(), JSON.stringify({ text: this.text.value, clientId: this.form.elements.clientId.value }));
			else localStorage.removeItem(this.key());
		} catch {
			// a full or forbidden store: the text is still in the field
		}
	}

	typed(event) {
		if (event.target !== this.text) return;
		this.keep();
		this.tell('');
		this.dispatchEvent(new CustomEvent('fd:typing', { bubbles: true, detail: { note: this.kind === 'note' } }));
	}

	changed(event) {
		if (event.target.name === 'kind') {
			this.keep();
			this.kind = this.chosen();
			const kept = this.load(this.key());
			this.text.value = kept?.text ?? '';
			this.form.elements.clientId.value = kept?.clientId ?? crypto.randomUUID();
			this.text.focus();
		}
		if (event.target.type === 'file') this.list(event.target.files);
	}

	list(files) {
		const place = this.querySelector('.composer-files');
		place.replaceChildren(...[...files].map((file) => {
			const chip = document.createElement('bdi');
			chip.className = 'chip';
			chip.textContent = file.name;
			return chip;
		}));
	}

	/** The same draft in a second tab: the newer text shows in both. */
	elsewhere(event) {
		if (event.key !== this.key() || document.activeElement === this.text) return;
		this.text.value = this.load(this.key())?.text ?? '';
	}

	pressed(event) {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
			event.preventDefault();
			this.form.requestSubmit([...this.querySelectorAll('.composer-send .is-primary')].find((button) => button.checkVisibility()));
		}
	}

	async submitted(event) {
		event.preventDefault();
		if (this.busy) return;
		const thread = this.closest('fd-thread');
		const body = new FormData(this.form, event.submitter);
		body.set('after', thread.dataset.last);
		// What came while this was typed and stood before the writer's eyes has been read
		body.set('seen', Math.max(Number(body.get('seen')), thread.seen));
		this.work(true);
		try {
			const response = await ask(this.form.action, { method: 'POST', body });
			if (response.ok) this.sent(thread, await parts(response));
			else await this.refused(response);
		} catch {
			this.tell(this.dataset.unsent, true);
		} finally {
			this.work(false);
		}
	}

	sent(thread, content) {
		if (!content.querySelector('.news')) {
			// signed out, or something that is no answer of ours
			this.tell(this.dataset.unsent, true);
			return;
		}
		localStorage.removeItem(this.key());
		this.text.value = '';
		this.form.querySelector('[type=file]').value = '';
		this.list([]);
		this.form.elements.clientId.value = crypto.randomUUID();
		delete this.dataset.held;
		this.querySelector('.held')?.remove();
		this.querySelector('.field-error')?.remove();
		this.text.removeAttribute('aria-invalid');
		thread.take(content);
		this.form.elements.seen.value = thread.dataset.last;
		this.tell(this.dataset.sent);
		if (!this.text.matches(':focus')) this.text.focus({ preventScroll: true });
	}

	async refused(response) {
		const content = await parts(response);
		const fresh = content.querySelector('fd-composer');
		if (!fresh) {
			const told = content.querySelector('.toast p');
			if (told) toast(told.textContent.trim(), 'bad');
			this.tell(this.dataset.unsent, true);
			return;
		}
		const thread = this.closest('fd-thread');
		const files = this.form.querySelector('[type=file]').files;
		this.replaceWith(fresh);
		if (files.length > 0) {
			fresh.querySelector('[type=file]').files = files;
			fresh.list(files);
		}
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
