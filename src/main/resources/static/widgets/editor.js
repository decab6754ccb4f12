// The editor of a widget: what is typed is shown at once in a frame, with what there is to say about it.
const PAUSE = 350;

class WidgetEditor extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form[data-editor]');
		this.frame = this.querySelector('iframe');
		this.addEventListener('input', (event) => this.#later(event.target));
		this.addEventListener('change', (event) => this.#later(event.target));
		this.#show();
	}

	disconnectedCallback() {
		clearTimeout(this.timer);
		this.asking?.abort();
	}

	#later(field) {
		if (field.form !== this.form) return;
		this.touched = field.name;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.#show(), PAUSE);
	}

	async #show() {
		const form = new FormData(this.form);
		const typed = JSON.stringify([...form].map(([name, value]) => [name, value.name ?? value]));
		if (typed === this.shown) return;
		this.shown = typed;
		this.asking?.abort();
		this.asking = new AbortController();
		try {
			const answer = await fetch(this.dataset.preview, { method: 'POST', body: form, signal: this.asking.signal });
			if (!answer.ok) return;
			const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
			const id = page.body.dataset.preview;
			if (!id) return;
			this.#tell(page);
			// replace, or each letter would be a step back
			const launcher = /^(shape|side|offset[XY]|text-LAUNCHER-.*)$/.test(this.touched);
			this.frame.contentWindow.location.replace(`${this.dataset.preview}/${id}?locale=${page.documentElement.lang}${launcher ? '&closed' : ''}`);
		} catch (failure) {
			if (failure.name !== 'AbortError') throw failure;
		}
	}

	#tell(page) {
		page.querySelectorAll('[data-verdict]').forEach((said) => {
			const place = this.querySelector(`[data-verdict="${said.dataset.verdict}"]`);
			if (place && place.textContent !== said.textContent) place.textContent = said.textContent;
		});
		const wrong = new Map([...page.querySelectorAll('[data-wrong]')].map((said) => [said.dataset.wrong, said.textContent]));
		this.querySelectorAll('[data-error]').forEach((error) => {
			const name = error.dataset.error;
			const text = wrong.get(name) ?? '';
			// Nobody is scolded for what they have not come to yet.
			if (text && name !== this.touched && error.hidden) return;
			error.querySelector('span').textContent = text;
			error.hidden = !text;
			this.form.querySelectorAll(`[name="${name}"]`).forEach((field) => text ? field.setAttribute('aria-invalid', 'true') : field.removeAttribute('aria-invalid'));
		});
	}
}

customElements.define('fd-widget-editor', WidgetEditor);
