// <fd-asked>: shows and hides the questions of a form as the answers bring them up. What is hidden is not sent.
import { shown } from '../forms/rules.js';

class Asked extends HTMLElement {
	connectedCallback() {
		if (!this.dataset.rules) return;
		this.rules = JSON.parse(this.dataset.rules);
		this.addEventListener('input', () => this.update());
		this.update();
	}

	// Of what is hidden, too: it may come up again.
	typed() {
		const typed = {};
		this.querySelectorAll('[name^="fields."]').forEach((input) => {
			const key = input.name.slice('fields.'.length);
			if (input.type === 'checkbox' && !input.checked) return;
			typed[key] = key in typed ? [].concat(typed[key], input.value) : input.value;
		});
		return typed;
	}

	update() {
		const asked = shown(this.rules, this.typed());
		this.querySelectorAll('[data-asked]').forEach((part) => {
			part.hidden = !asked.has(part.dataset.asked);
			part.disabled = part.hidden;
		});
	}
}

customElements.define('fd-asked', Asked);
