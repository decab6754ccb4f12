// @ in a note offers colleagues by name; arrows choose, Enter or Tab takes, Escape leaves.
import { say } from '../shell/toast.js';
import { fill } from './words.js';

const MOST = 8;
const LONGEST = 40;

export class Mentions {
	constructor(composer) {
		this.composer = composer;
		this.text = composer.text;
		this.list = composer.querySelector('.mentions');
		this.all = [...this.list.children];
		this.text.addEventListener('input', () => this.look());
		this.text.addEventListener('click', () => this.look());
		// before the composer's own keys
		this.text.addEventListener('keydown', (event) => this.pressed(event), { capture: true });
		this.text.addEventListener('blur', () => setTimeout(() => this.close(), 150));
		this.list.addEventListener('mousedown', (event) => {
			event.preventDefault();
			const option = event.target.closest('[role=option]');
			if (option) this.take(option);
		});
	}

	get open() {
		return !this.list.hidden;
	}

	/** What stands between the last @ and the caret, if a name may go on there. */
	begun() {
		const before = this.text.value.slice(0, this.text.selectionStart);
		const at = before.lastIndexOf('@');
		if (at < 0 || before.length - at > LONGEST || /[\p{L}\p{N}._-]$/u.test(before.slice(0, at)) && /[a-z0-9._-]$/i.test(before.slice(0, at))) return null;
		const typed = before.slice(at + 1);
		return /[\n@]/.test(typed) || /^\s/.test(typed) ? null : { at, typed };
	}

	look() {
		const begun = this.composer.kind === 'note' ? this.begun() : null;
		if (!begun) {
			this.close();
			return;
		}
		const wanted = plain(begun.typed);
		const found = this.all.filter((option) => plain(option.dataset.name).split(' ').some((part, index, parts) => parts.slice(index).join(' ').startsWith(wanted))).slice(0, MOST);
		if (found.length === 0) {
			this.close();
			return;
		}
		this.list.replaceChildren(...found);
		const was = this.open;
		this.list.hidden = false;
		this.choose(found[0]);
		this.text.setAttribute('aria-controls', this.list.id);
		if (!was || this.count !== found.length) say(fill(this.composer.dataset.found, found.length));
		this.count = found.length;
	}

	choose(option) {
		for (const other of this.list.children) other.setAttribute('aria-selected', String(other === option));
		this.chosen = option;
		this.text.setAttribute('aria-activedescendant', option.id);
		option.scrollIntoView({ block: 'nearest' });
	}

	close() {
		this.list.hidden = true;
		this.text.removeAttribute('aria-activedescendant');
		this.text.removeAttribute('aria-controls');
	}

	pressed(event) {
		if (!this.open || event.isComposing) return;
		const options = [...this.list.children];
		const here = options.indexOf(this.chosen);
		if (event.key === 'ArrowDown') this.choose(options[(here + 1) % options.length]);
		else if (event.key === 'ArrowUp') this.choose(options[(here - 1 + options.length) % options.length]);
		else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') this.take(this.chosen);
		else if (event.key === 'Escape') this.close();
		else return;
		event.preventDefault();
		event.stopImmediatePropagation();
	}

	take(option) {
		const begun = this.begun();
		if (!begun) return;
		this.text.setSelectionRange(begun.at, this.text.selectionStart);
		const name = `@${option.dataset.name} `;
		if (!document.execCommand('insertText', false, name)) this.text.setRangeText(name, begun.at, this.text.selectionEnd, 'end');
		const hidden = document.createElement('input');
		hidden.type = 'hidden';
		hidden.name = 'mentions';
		hidden.value = option.dataset.id;
		this.composer.form.append(hidden);
		this.close();
		this.text.dispatchEvent(new Event('input', { bubbles: true }));
	}
}

function plain(text) {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
