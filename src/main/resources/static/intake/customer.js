// <fd-customer>: offers customers by what is typed; the arrows choose, Enter or Tab takes. Without it the server asks who is meant.
const PAUSE = 180;

class Customer extends HTMLElement {
	connectedCallback() {
		this.input = this.querySelector('#customer');
		this.chosen = this.querySelector('[name=customerId]');
		this.list = this.querySelector('.intake-found');
		this.about = this.querySelector('#customer-picked');
		this.status = this.querySelector('[role=status]');
		const { input } = this;
		input.setAttribute('role', 'combobox');
		input.setAttribute('aria-autocomplete', 'list');
		input.setAttribute('aria-controls', 'customer-options');
		input.setAttribute('aria-expanded', 'false');
		input.addEventListener('input', () => this.typed());
		input.addEventListener('keydown', (event) => this.key(event));
		input.addEventListener('blur', () => setTimeout(() => this.hide(), 150));
		this.list.addEventListener('mousedown', (event) => {
			event.preventDefault();
			const option = event.target.closest('[role=option]');
			if (option) this.take(option);
		});
	}

	disconnectedCallback() {
		clearTimeout(this.waiting);
		this.asking?.abort();
	}

	typed() {
		this.choose('', '');
		this.querySelector('.intake-candidates')?.remove();
		clearTimeout(this.waiting);
		this.waiting = setTimeout(() => this.ask(), PAUSE);
	}

	choose(id, more) {
		this.chosen.value = id;
		this.input.parentElement.classList.toggle('is-picked', id !== '');
		this.about.textContent = id ? more : this.about.dataset.none;
	}

	async ask() {
		this.asking?.abort();
		this.asking = new AbortController();
		const typed = this.input.value.trim();
		if (typed.length < 2 || typed.length > 200) return this.hide();
		const response = await fetch(`/desk/tickets/new/customers?q=${encodeURIComponent(typed)}`, { signal: this.asking.signal, headers: { 'HX-Request': 'true' }, credentials: 'same-origin' }).catch(() => null);
		if (!response?.ok || response.redirected || this.input.value.trim() !== typed || document.activeElement !== this.input) return;
		const list = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('ul');
		if (!list?.children.length) return this.hide();
		this.list.replaceChildren(list);
		this.list.hidden = false;
		this.input.setAttribute('aria-expanded', 'true');
		this.mark(0);
		this.status.textContent = this.dataset.found.replace('{0}', list.querySelectorAll('[data-id]').length);
	}

	options() {
		return this.list.hidden ? [] : [...this.list.querySelectorAll('[role=option]')];
	}

	mark(index) {
		this.at = index;
		const options = this.options();
		options.forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
		options[index]?.scrollIntoView({ block: 'nearest' });
		if (options[index]) this.input.setAttribute('aria-activedescendant', options[index].id);
	}

	key(event) {
		if (event.isComposing) return;
		const options = this.options();
		if (!options.length) {
			// nothing is sent while it is not known who is meant
			if (event.key === 'Enter' && !this.chosen.value && this.input.value.trim() && !event.ctrlKey && !event.metaKey) {
				event.preventDefault();
				this.ask();
			}
			return;
		}
		if (event.key === 'Escape') this.hide();
		else if (event.key === 'ArrowDown') this.mark((this.at + 1) % options.length);
		else if (event.key === 'ArrowUp') this.mark((this.at + options.length - 1) % options.length);
		else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) this.take(options[this.at]);
		// Tab takes somebody, but never makes somebody new by the way
		else if (event.key === 'Tab' && !event.shiftKey && options[this.at].dataset.id) {
			this.take(options[this.at]);
			return;
		} else return;
		event.preventDefault();
	}

	take(option) {
		const { id, text, more, name = '', email = '' } = option.dataset;
		this.hide();
		if (id) {
			this.input.value = text;
			this.choose(id, more);
			return;
		}
		const form = this.closest('form');
		form.elements.fresh.checked = true;
		form.elements.name.value ||= name;
		form.elements.email.value ||= email;
		(name ? form.elements.email : form.elements.name).focus();
	}

	hide() {
		this.list.hidden = true;
		this.list.replaceChildren();
		this.input.setAttribute('aria-expanded', 'false');
		this.input.removeAttribute('aria-activedescendant');
	}
}

customElements.define('fd-customer', Customer);
