// <fd-palette>: everything that can be done, found by typing (Ctrl/⌘ K). The page's own
// commands, and what the server adds: recent tickets, pages.
import { choices, label, offered, perform } from './commands.js';
import { fits, plain } from './fuzzy.js';

const MOST = 60;
const FRESH = 30000;
const PAUSE = 180;

class Palette extends HTMLElement {
	connectedCallback() {
		this.dialog = this.querySelector('dialog');
		this.text = this.querySelector('input');
		this.list = this.querySelector('[role=listbox]');
		this.status = this.querySelector('[role=status]');
		this.none = this.querySelector('.palette-none');
		this.added = [];
		this.sought = [];
		this.text.addEventListener('input', () => {
			this.show();
			this.seek();
		});
		this.text.addEventListener('keydown', (event) => this.pressed(event));
		this.list.addEventListener('click', (event) => this.run(this.shown[[...this.list.querySelectorAll('[role=option]')].indexOf(event.target.closest('[role=option]'))]));
		this.dialog.addEventListener('click', (event) => { if (event.target === this.dialog) this.dialog.close(); });
		document.addEventListener('fd:choose', ({ detail }) => this.choose(detail.select, detail.ahead));
		document.addEventListener('click', (event) => { if (event.target.closest('[data-palette]')) this.open(); });
		document.addEventListener('keydown', (event) => {
			const k = event.key.toLowerCase() === 'k' || event.code === 'KeyK' && !/^[a-z]$/i.test(event.key);
			if (!k || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
			event.preventDefault();
			if (this.dialog.open) this.dialog.close();
			else if (!document.querySelector('dialog:modal')) this.open();
		});
	}

	open() {
		this.everywhere = true;
		this.begin(this.dataset.placeholder, '', () => this.everything());
		this.add();
	}

	/** One field's choices and nothing else. */
	choose(select, ahead) {
		this.everywhere = false;
		this.begin(label(select), ahead, () => choices(select).map((option) => this.entry(option, option.textContent.trim(), '')));
	}

	begin(title, text, entries) {
		document.querySelectorAll(':popover-open').forEach((menu) => menu.hidePopover());
		this.entries = entries;
		this.sought = [];
		this.text.value = text;
		this.text.placeholder = title;
		this.text.setAttribute('aria-label', title);
		this.dialog.showModal();
		this.show();
	}

	everything() {
		const page = offered().map((element) => {
			const around = element.closest('[data-commands]')?.dataset;
			return { ...this.entry(element, label(element), around?.commands ?? this.dataset.here), order: Number(around?.commandsOrder ?? 50) };
		});
		return [...page, ...this.added].sort((one, other) => one.order - other.order);
	}

	entry(element, text, group) {
		return { text, group, order: 0, keys: element.dataset.key, choice: element.matches('option'), act: () => perform(element) };
	}

	/** What the server knows to offer; asked again when some time has passed. */
	async add() {
		if (Date.now() - (this.addedAt ?? -FRESH) < FRESH) return;
		const response = await fetch(this.dataset.more, { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' }).catch(() => null);
		if (!response?.ok || response.redirected) return;
		this.addedAt = Date.now();
		const answer = document.createElement('template');
		answer.innerHTML = await response.text();
		this.added = this.links(answer.content);
		if (this.dialog.open) this.show(true);
	}

	links(content) {
		return [...content.querySelectorAll('a')].map((link) => ({ text: link.textContent.trim(), group: link.dataset.group, order: 60, keys: '', act: () => this.go(link) }));
	}

	/** People are too many to be offered beforehand: they are asked for by what is typed. */
	seek() {
		clearTimeout(this.soon);
		const typed = this.text.value.trim();
		this.sought = [];
		if (typed.length < 2 || !this.everywhere) return;
		this.soon = setTimeout(async () => {
			const response = await fetch(`${this.dataset.more}?q=${encodeURIComponent(typed)}`, { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' }).catch(() => null);
			if (!response?.ok || response.redirected) return;
			const answer = document.createElement('template');
			answer.innerHTML = await response.text();
			if (!this.dialog.open || this.text.value.trim() !== typed) return;
			this.sought = this.links(answer.content);
			this.show(true);
		}, PAUSE);
	}

	go(link) {
		const here = [...document.querySelectorAll('#rows a, #views a')].find((row) => row.pathname === link.pathname);
		if (here) here.click();
		else location.assign(link.href);
	}

	found() {
		const typed = plain(this.text.value.trim());
		const all = this.entries();
		// a field's many choices wait until something is typed
		if (!typed) return all.filter((entry) => !entry.choice || entry.order === 0).slice(0, MOST);
		const ranked = all.map((entry) => ({ ...entry, score: fits(plain(entry.text), typed) || fits(plain(`${entry.group} ${entry.text}`), typed) / 2 }))
			.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, MOST);
		return [...ranked, ...this.sought, ...this.beyond(this.text.value.trim(), all)];
	}

	/** A ticket by its number, and the search for everything else. */
	beyond(typed, all) {
		if (all.every((entry) => entry.order === 0)) return [];
		const entries = [];
		const number = /^#?(\d{1,18})$/.exec(typed)?.[1];
		if (number) entries.push({ text: this.dataset.ticket.replace('{0}', `#${number}`), group: '', act: () => location.assign(`/desk/tickets/${number}`) });
		const search = document.querySelector('form[role=search] input[type=search]');
		entries.push({
			text: this.dataset.search.replace('{0}', typed), group: '', act: () => {
				if (!search) return location.assign(`/desk/search?q=${encodeURIComponent(typed)}`);
				search.value = typed;
				return search.form.requestSubmit();
			},
		});
		return entries;
	}

	show(keep = false) {
		const at = keep ? this.at : 0;
		this.shown = this.found();
		const typed = this.text.value.trim() !== '';
		let group = '';
		this.list.replaceChildren(...this.shown.flatMap((entry, index) => {
			const parts = [];
			if (!typed && entry.group !== group) parts.push(this.heading(entry.group));
			group = entry.group;
			parts.push(this.option(entry, index, typed));
			return parts;
		}));
		this.list.hidden = this.shown.length === 0;
		this.none.hidden = this.shown.length > 0;
		this.status.textContent = typed ? this.dataset.found.replace('{0}', this.shown.length) : '';
		this.mark(Math.min(at ?? 0, this.shown.length - 1));
	}

	heading(text) {
		const heading = document.createElement('div');
		heading.className = 'palette-group';
		heading.setAttribute('role', 'presentation');
		heading.textContent = text;
		return heading;
	}

	option(entry, index, typed) {
		const option = document.createElement('div');
		option.setAttribute('role', 'option');
		option.id = `palette-${index}`;
		const text = document.createElement('bdi');
		text.textContent = entry.text;
		option.append(text);
		if (typed && entry.group) {
			const group = document.createElement('small');
			group.textContent = entry.group;
			option.append(group);
		}
		if (entry.keys && document.documentElement.dataset.keys !== 'off') {
			const keys = document.createElement('span');
			keys.className = 'palette-keys';
			keys.append(...entry.keys.split(' ').map((key) => Object.assign(document.createElement('kbd'), { textContent: key })));
			option.append(keys);
		}
		return option;
	}

	mark(index) {
		this.at = index;
		const options = [...this.list.querySelectorAll('[role=option]')];
		options.forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
		const option = options[index];
		if (option) {
			this.text.setAttribute('aria-activedescendant', option.id);
			option.scrollIntoView({ block: 'nearest' });
		} else this.text.removeAttribute('aria-activedescendant');
		if (index === 0) this.list.scrollTop = 0;
	}

	pressed(event) {
		if (event.isComposing || event.keyCode === 229) return;
		const last = this.shown.length - 1;
		const steps = { ArrowDown: this.at >= last ? 0 : this.at + 1, ArrowUp: this.at <= 0 ? last : this.at - 1, PageDown: Math.min(this.at + 8, last), PageUp: Math.max(this.at - 8, 0) };
		if (event.key in steps) this.mark(steps[event.key]);
		else if (event.key === 'Enter') this.run(this.shown[this.at]);
		else return;
		event.preventDefault();
	}

	run(entry) {
		if (!entry) return;
		this.dialog.close();
		entry.act();
	}
}

customElements.define('fd-palette', Palette);
