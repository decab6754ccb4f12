// What is asked before the first message: shows what the answers bring up, gathers them, tells what is wrong.
import { shown } from '../forms/rules.js';

export class Asked {
	#form;
	#rules;

	constructor(form, onChange) {
		this.#form = form;
		this.#rules = JSON.parse(form.dataset.rules);
		form.addEventListener('input', ({ target }) => {
			this.#mark(target.closest('[data-key]'), '');
			this.update();
			onChange();
		});
		this.update();
	}

	get first() {
		return this.#form.querySelector('[data-key]:not([hidden]) :is(input:not([type=hidden]), select, textarea)');
	}

	// All that was typed, of what is hidden too: it may come up again.
	get typed() {
		const typed = {};
		for (const [name, value] of new FormData(this.#form)) {
			const key = name.slice('fields.'.length);
			if (key in typed) typed[key] = [].concat(typed[key], value);
			else typed[key] = value;
		}
		return typed;
	}

	get answers() {
		const asked = shown(this.#rules, this.typed);
		return Object.fromEntries(Object.entries(this.typed).filter(([key]) => asked.has(key)));
	}

	fill(typed) {
		for (const input of this.#form.elements) {
			const given = typed?.[input.name?.slice('fields.'.length)];
			if (given === undefined || input.type === 'hidden') continue;
			if (input.type === 'checkbox') input.checked = [].concat(given).includes(input.value);
			else input.value = given;
		}
		this.update();
	}

	update() {
		const asked = shown(this.#rules, this.typed);
		this.#each((part) => part.hidden = !asked.has(part.dataset.key));
	}

	// Returns whether it has just come up.
	show(on) {
		const comes = on && this.#form.hidden;
		if (comes) this.update();
		this.#form.hidden = !on;
		return comes;
	}

	clear() {
		this.#form.reset();
		this.complain([]);
		this.update();
	}

	// By field; false where one is to blame that is not asked here.
	complain(errors) {
		const said = new Map(errors.map((error) => [error.pointer?.replace('#/fields/', ''), error.detail]));
		this.#each((part) => {
			this.#mark(part, said.get(part.dataset.key) ?? '');
			said.delete(part.dataset.key);
		});
		this.#form.querySelector('[aria-invalid=true], .is-wrong input:not([type=hidden])')?.focus();
		return said.size === 0;
	}

	#mark(part, text) {
		const input = part.querySelector('[role=group], input:not([type=hidden]), select, textarea');
		let error = part.querySelector('.field-error');
		if (!error) {
			error = document.createElement('p');
			error.className = 'field-error';
			error.id = `${part.dataset.key}-wrong`;
			part.append(error);
		}
		error.textContent = text;
		error.hidden = !text;
		part.classList.toggle('is-wrong', Boolean(text));
		const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== error.id);
		const described = text ? [error.id, ...others] : others;
		if (described.length) input.setAttribute('aria-describedby', described.join(' '));
		else input.removeAttribute('aria-describedby');
		if (input.getAttribute('role') === 'group') return;
		if (text) input.setAttribute('aria-invalid', 'true');
		else input.removeAttribute('aria-invalid');
	}

	#each(act) {
		this.#form.querySelectorAll('[data-key]').forEach(act);
	}
}
