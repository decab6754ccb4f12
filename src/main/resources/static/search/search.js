// <fd-search>: offers how the last word can go on; the arrows choose, Enter or Tab takes. Without it the box is a plain form.
const fill = (text, argument) => (text ?? '').replace('{0}', argument);

class Search extends HTMLElement {
	connectedCallback() {
		this.input = this.querySelector('input');
		this.list = this.querySelector('.search-suggestions');
		this.status = this.querySelector('[role=status]');
		if (!this.input) return;
		this.input.setAttribute('role', 'combobox');
		this.input.setAttribute('aria-autocomplete', 'list');
		this.input.setAttribute('aria-controls', 'search-options');
		this.input.setAttribute('aria-expanded', 'false');
		this.input.addEventListener('input', () => this.soon());
		this.input.addEventListener('focus', () => this.soon());
		this.input.addEventListener('keydown', (event) => this.key(event));
		this.input.addEventListener('blur', () => setTimeout(() => this.hide(), 150));
		this.list.addEventListener('mousedown', (event) => {
			const option = event.target.closest('[role=option]');
			event.preventDefault();
			if (option) this.take(option);
		});
	}

	disconnectedCallback() {
		clearTimeout(this.waiting);
		this.asking?.abort();
	}

	soon() {
		clearTimeout(this.waiting);
		this.waiting = setTimeout(() => this.ask(), 180);
	}

	async ask() {
		this.asking?.abort();
		this.asking = new AbortController();
		const query = this.input.value;
		const last = query.slice(query.lastIndexOf(' ') + 1);
		// in the middle of a plain word nothing useful can be offered
		if (query.length > 1000 || (last !== '' && !/^-?[a-z]*(:.*)?$/i.test(last))) return this.hide();
		const response = await fetch(`/desk/search/suggestions?q=${encodeURIComponent(query)}`, { signal: this.asking.signal, headers: { 'HX-Request': 'true' } }).catch(() => null);
		if (!response?.ok || this.input.value !== query || document.activeElement !== this.input) return;
		const content = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('ul');
		if (!content?.children.length) return this.hide();
		this.list.replaceChildren(content);
		this.list.hidden = false;
		this.input.setAttribute('aria-expanded', 'true');
		this.input.removeAttribute('aria-activedescendant');
		this.status.textContent = fill(this.dataset.found, content.children.length);
	}

	options() {
		return this.list.hidden ? [] : [...this.list.querySelectorAll('[role=option]')];
	}

	chosen() {
		return this.options().find((option) => option.getAttribute('aria-selected') === 'true');
	}

	key(event) {
		if (event.isComposing) return;
		if (event.key === 'Escape' && !this.list.hidden) {
			event.preventDefault();
			this.hide();
		} else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			const options = this.options();
			if (options.length === 0) return;
			event.preventDefault();
			const at = options.indexOf(this.chosen());
			const next = event.key === 'ArrowDown' ? Math.min(at + 1, options.length - 1) : Math.max(at - 1, 0);
			options.forEach((option, index) => option.setAttribute('aria-selected', String(index === next)));
			options[next].scrollIntoView({ block: 'nearest' });
			this.input.setAttribute('aria-activedescendant', options[next].id);
		} else if ((event.key === 'Enter' || event.key === 'Tab') && this.chosen()) {
			event.preventDefault();
			this.take(this.chosen());
		}
	}

	take(option) {
		this.input.value = option.dataset.query;
		this.input.focus();
		this.soon();
	}

	hide() {
		this.list.hidden = true;
		this.list.replaceChildren();
		this.input.setAttribute('aria-expanded', 'false');
		this.input.removeAttribute('aria-activedescendant');
	}
}

customElements.define('fd-search', Search);
