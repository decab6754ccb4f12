// Words to go on with in a field that takes several, with spaces between: <input data-suggests="/desk/tags">. The address
// answers [{ word, tickets }] to ?q=; arrows choose, Enter or Tab takes, Escape leaves; without script it is a plain field.
import { say } from './toast.js';

const PAUSE = 120;
const GAP = /[\s,;،、]/;
let open = null;
let count = 0;

class Suggestions {
	constructor(field) {
		this.field = field;
		field.setAttribute('role', 'combobox');
		field.setAttribute('aria-autocomplete', 'list');
		field.setAttribute('aria-expanded', 'false');
	}

	/** The word the caret stands in, and where it begins. */
	word() {
		const { value, selectionStart } = this.field;
		let from = selectionStart;
		while (from > 0 && !GAP.test(value[from - 1])) from -= 1;
		let to = selectionStart;
		while (to < value.length && !GAP.test(value[to])) to += 1;
		return { from, to, typed: value.slice(from, selectionStart) };
	}

	soon() {
		clearTimeout(this.waiting);
		this.waiting = setTimeout(() => this.ask(), PAUSE);
	}

	async ask(even = false) {
		this.asking?.abort();
		this.asking = new AbortController();
		const { typed, from, to } = this.word();
		if (!typed && !even) return this.close();
		const address = `${this.field.dataset.suggests}?q=${encodeURIComponent(typed)}`;
		const response = await fetch(address, { signal: this.asking.signal, headers: { Accept: 'application/json' }, credentials: 'same-origin' }).catch(() => null);
		if (!response?.ok || response.redirected || document.activeElement !== this.field) return;
		const offers = await response.json().catch(() => []);
		const { value } = this.field;
		const there = new Set(`${value.slice(0, from)} ${value.slice(to)}`.toLowerCase().split(GAP));
		this.show(offers.filter(({ word }) => !there.has(word) && word !== typed));
	}

	show(offers) {
		if (!offers.length) return this.close();
		if (open !== this) open?.close();
		open = this;
		this.list?.remove();
		const list = document.createElement('ul');
		list.className = 'menu suggestions';
		list.id = `suggestions-${count += 1}`;
		list.setAttribute('role', 'listbox');
		list.setAttribute('aria-label', this.field.labels?.[0]?.textContent.trim() ?? '');
		list.setAttribute('popover', 'manual');
		list.append(...offers.map(({ word, tickets }, index) => {
			const option = document.createElement('li');
			option.id = `${list.id}-${index}`;
			option.setAttribute('role', 'option');
			option.setAttribute('aria-selected', 'false');
			option.dataset.word = word;
			option.append(Object.assign(document.createElement('bdi'), { textContent: word }), Object.assign(document.createElement('small'), { className: 'muted', textContent: tickets.toLocaleString(`${document.documentElement.lang || 'en'}-u-nu-latn`) }));
			return option;
		}));
		list.addEventListener('mousedown', (event) => {
			event.preventDefault();
			const option = event.target.closest('[role=option]');
			if (option) this.take(option);
		});
		// beside the field, and above the page; gone again before the page is kept for the way back
		(this.field.closest('dialog') ?? document.body).append(list);
		list.showPopover();
		this.list = list;
		this.place();
		this.field.setAttribute('aria-expanded', 'true');
		this.field.setAttribute('aria-controls', list.id);
		this.field.removeAttribute('aria-activedescendant');
		say((document.getElementById('status')?.dataset.suggestions ?? '').replace('{0}', offers.length));
	}

	place() {
		const box = this.field.getBoundingClientRect();
		const { style } = this.list;
		const width = Math.max(box.width, 208);
		style.inset = 'auto';
		style.width = `${width}px`;
		style.left = `${Math.max(8, Math.min(getComputedStyle(this.field).direction === 'rtl' ? box.right - width : box.left, innerWidth - width - 8))}px`;
		const below = box.bottom + 4 + this.list.offsetHeight <= innerHeight;
		style.top = `${below ? box.bottom + 4 : Math.max(8, box.top - 4 - this.list.offsetHeight)}px`;
	}

	get options() {
		return this.list ? [...this.list.children] : [];
	}

	get chosen() {
		return this.options.find((option) => option.getAttribute('aria-selected') === 'true');
	}

	mark(option) {
		for (const one of this.options) one.setAttribute('aria-selected', String(one === option));
		this.field.setAttribute('aria-activedescendant', option.id);
		option.scrollIntoView({ block: 'nearest' });
	}

	take(option) {
		const { from, to } = this.word();
		const { field } = this;
		const rest = field.value.slice(to);
		field.setSelectionRange(from, to);
		const text = GAP.test(rest[0] ?? '') ? option.dataset.word : `${option.dataset.word} `;
		// as if it had been typed: the field knows that it was changed, and that can be undone
		if (!document.execCommand('insertText', false, text)) field.setRangeText(text, from, to, 'end');
		this.close();
	}

	close() {
		clearTimeout(this.waiting);
		this.asking?.abort();
		this.list?.remove();
		this.list = null;
		this.field.setAttribute('aria-expanded', 'false');
		this.field.removeAttribute('aria-controls');
		this.field.removeAttribute('aria-activedescendant');
		if (open === this) open = null;
	}

	pressed(event) {
		if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
		const { options, chosen } = this;
		if (!options.length) {
			if (event.key !== 'ArrowDown') return;
			event.preventDefault();
			this.ask(true);
			return;
		}
		const at = options.indexOf(chosen);
		if (event.key === 'ArrowDown') this.mark(options[(at + 1) % options.length]);
		else if (event.key === 'ArrowUp') this.mark(options.at(at <= 0 ? -1 : at - 1));
		else if ((event.key === 'Enter' || event.key === 'Tab' && !event.shiftKey) && chosen) this.take(chosen);
		else if (event.key === 'Escape') this.close();
		else {
			if (event.key === 'Enter') this.close();
			return;
		}
		event.preventDefault();
		event.stopPropagation();
	}
}

const known = new WeakMap();

function of(target) {
	if (!target.matches?.('input[data-suggests]')) return null;
	if (!known.has(target)) known.set(target, new Suggestions(target));
	return known.get(target);
}

document.addEventListener('focusin', ({ target }) => of(target));
document.addEventListener('input', (event) => {
	const suggestions = of(event.target);
	if (!suggestions) return;
	// a word that was taken is no word to go on with
	if (GAP.test(event.data?.at(-1) ?? '')) suggestions.close();
	else suggestions.soon();
});
document.addEventListener('focusout', ({ target }) => known.get(target)?.close());
// before what else a key does in the field
document.addEventListener('keydown', (event) => known.get(event.target)?.pressed(event), true);
for (const moved of ['scroll', 'resize']) addEventListener(moved, (event) => event.target !== open?.list && !open?.list?.contains(event.target) && open?.close(), true);
document.addEventListener('htmx:beforeHistorySave', () => open?.close());
