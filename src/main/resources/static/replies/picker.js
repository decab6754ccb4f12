// Canned replies in the composer: the dialog that shows before it does, and ;shortcut while typing.
import { load } from '../shell/load.js';

const STARTS = /(^|\s)[;；؛]([\p{L}\p{M}\p{N}_-]*)$/u;

function text() {
	return document.querySelector('fd-composer textarea[name="text"]');
}

/** Puts a text where the caret is, as if it had been typed, so that whoever keeps drafts hears of it. */
function write(area, value, from = area.selectionStart) {
	area.focus();
	area.setRangeText(value, from, area.selectionEnd, 'end');
	area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}

/** Files go the way of every file: into the field for them. */
async function attach(links) {
	const field = text()?.form?.querySelector('input[type="file"]');
	if (!field || links.length === 0) return;
	const files = new DataTransfer();
	for (const file of field.files) files.items.add(file);
	for (const link of links) {
		const response = await fetch(link.href, { credentials: 'same-origin' });
		if (response.ok) files.items.add(new File([await response.blob()], link.textContent, { type: response.headers.get('Content-Type') ?? '' }));
	}
	field.files = files.files;
	field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A macro goes into a reply or a note; a forward is neither. */
async function kind(whole) {
	const composer = document.querySelector('fd-composer');
	const chosen = composer?.querySelector('[name=kind]:checked');
	if (!whole || chosen?.value !== 'forward') return chosen?.value ?? 'reply';
	composer.querySelector('[name=kind][value=reply]').click();
	await composer.turning;
	return 'reply';
}

async function insert(url, from, whole = false) {
	const into = await kind(whole);
	const place = document.createElement('div');
	place.hidden = true;
	document.body.append(place);
	try {
		await load(place, whole ? `${url}?kind=${into}` : url, 'POST');
		const inserted = place.querySelector('.inserted');
		const area = text();
		if (!inserted || !area) return;
		write(area, inserted.querySelector('.inserted-text').textContent, from);
		await attach([...inserted.querySelectorAll('a')]);
	} finally {
		place.remove();
	}
}

/** Moves through a listbox whose focus stays in a field. */
class Choices {
	constructor(field, list, chosen) {
		this.field = field;
		this.list = list;
		this.chosen = chosen;
	}

	get offers() {
		return [...this.list().querySelectorAll('[role="option"]:not([aria-disabled])')];
	}

	get current() {
		return this.offers.find((offer) => offer.getAttribute('aria-selected') === 'true');
	}

	mark(offer) {
		for (const one of this.offers) one.setAttribute('aria-selected', String(one === offer));
		if (!offer) return this.field.removeAttribute('aria-activedescendant');
		this.field.setAttribute('aria-activedescendant', offer.id);
		offer.scrollIntoView({ block: 'nearest' });
		this.chosen?.(offer);
	}

	move(step) {
		const all = this.offers;
		if (all.length === 0) return;
		const at = all.indexOf(this.current);
		this.mark(all[(at + step + all.length) % all.length] ?? all[0]);
	}

	first() {
		this.mark(this.offers[0]);
	}

	/** Whether the key was one of ours. */
	pressed(event) {
		if (event.isComposing || event.keyCode === 229) return false;
		if (event.key === 'ArrowDown') this.move(1);
		else if (event.key === 'ArrowUp') this.move(-1);
		else return false;
		event.preventDefault();
		return true;
	}
}

let dialog = null;

async function open(link, offerHref = null) {
	dialog?.remove();
	dialog = document.createElement('dialog');
	dialog.className = 'dialog picker-dialog';
	dialog.setAttribute('aria-labelledby', 'picker-title');
	const opened = dialog;
	const back = document.activeElement;
	opened.addEventListener('close', () => {
		opened.remove();
		(text() ?? back)?.focus();
	});
	document.querySelector('main').append(opened);
	opened.showModal();
	await load(opened, link.href);
	const field = opened.querySelector('#picker-q');
	if (!field) return opened.close();
	const place = opened.querySelector('#picker-offers-place');
	let soon = 0;
	const look = (offer) => {
		clearTimeout(soon);
		soon = setTimeout(() => load(opened.querySelector('#picker-preview'), offer.dataset.href), 120);
	};
	const choices = new Choices(field, () => place, look);
	// what was shown belongs to a choice that is no longer offered
	const unshown = opened.querySelector('#picker-preview').cloneNode(true).childNodes;
	const leave = () => {
		clearTimeout(soon);
		opened.querySelector('#picker-preview').replaceChildren(...[...unshown].map((node) => node.cloneNode(true)));
	};
	let asked = 0;
	field.addEventListener('input', (event) => {
		if (event.isComposing) return;
		clearTimeout(asked);
		asked = setTimeout(async () => {
			if (await load(place, `${link.href}?q=${encodeURIComponent(field.value)}`)) {
				if (choices.offers.length === 0) leave();
				choices.first();
			}
		}, 150);
	});
	field.addEventListener('keydown', (event) => {
		if (choices.pressed(event)) return;
		if (event.key === 'Enter' && !event.isComposing) {
			event.preventDefault();
			take(opened, choices.current);
		}
	});
	place.addEventListener('click', (event) => {
		const offer = event.target.closest('[data-href]');
		if (offer) choices.mark(offer);
	});
	opened.addEventListener('click', (event) => {
		const button = event.target.closest('[data-insert]');
		if (!button) return;
		opened.close();
		insert(button.dataset.url, undefined, 'whole' in button.dataset);
	});
	opened.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) opened.querySelector('.preview')?.requestSubmit();
	});
	opened.addEventListener('htmx:afterSettle', () => {
		if (opened.querySelector('[data-applied]')) opened.close();
		else opened.querySelector('.preview [role="alert"]')?.closest('.preview').querySelector('textarea, button')?.focus();
	});
	field.focus();
	if (offerHref) {
		await load(opened.querySelector('#picker-preview'), offerHref);
		opened.querySelector('#picker-preview :is(textarea, .button)')?.focus();
	} else choices.first();
}

/** Enter: a text goes into the composer, a macro is looked at first. */
function take(opened, offer) {
	if (!offer) return;
	if (offer.dataset.macro !== undefined) opened.querySelector('#picker-preview :is(textarea, .button)')?.focus();
	else {
		opened.close();
		insert(`${offer.dataset.href}/insertion`);
	}
}

document.addEventListener('click', (event) => {
	const link = event.target.closest('[data-picker]');
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
	event.preventDefault();
	open(link);
});

// ;shortcut
let ahead = null;

class Typeahead {
	constructor(area, link) {
		this.area = area;
		this.link = link;
		this.box = document.createElement('div');
		this.box.className = 'typeahead';
		this.choices = new Choices(area, () => this.box);
		area.parentElement.classList.add('has-typeahead');
		area.before(this.box);
		this.box.hidden = true;
		this.box.addEventListener('pointerdown', (event) => {
			event.preventDefault();
			const offer = event.target.closest('[data-href]');
			if (offer) this.take(offer);
		});
	}

	async ask(wanted, from) {
		this.from = from;
		this.wanted = wanted;
		clearTimeout(this.soon);
		this.soon = setTimeout(async () => {
			const shown = await load(this.box, `${this.link.href}?q=${encodeURIComponent(`;${wanted}`)}`);
			if (!shown || ahead !== this || this.wanted !== wanted) return;
			const found = this.choices.offers.length > 0;
			this.box.hidden = !found;
			this.area.setAttribute('aria-expanded', String(found));
			this.area.setAttribute('aria-controls', 'picker-offers');
			if (found) this.choices.first();
		}, 120);
	}

	take(offer) {
		const { from } = this;
		this.close();
		if (offer.dataset.macro === undefined) insert(`${offer.dataset.href}/insertion`, from);
		else {
			write(this.area, '', from);
			open(this.link, offer.dataset.href);
		}
	}

	close() {
		clearTimeout(this.soon);
		this.box.remove();
		for (const name of ['aria-expanded', 'aria-controls', 'aria-activedescendant']) this.area.removeAttribute(name);
		if (ahead === this) ahead = null;
	}
}

function typed(area) {
	const found = STARTS.exec(area.value.slice(0, area.selectionStart));
	const link = document.querySelector('[data-picker]');
	if (!found || !link) return ahead?.close();
	if (!ahead || ahead.area !== area) {
		ahead?.close();
		ahead = new Typeahead(area, link);
	}
	ahead.ask(found[2], area.selectionStart - found[2].length - 1);
}

document.addEventListener('input', (event) => {
	if (event.target.matches?.('fd-composer textarea[name="text"]') && !event.isComposing) typed(event.target);
});
document.addEventListener('compositionend', (event) => {
	if (event.target.matches?.('fd-composer textarea[name="text"]')) typed(event.target);
});
document.addEventListener('focusout', (event) => {
	if (ahead && event.target === ahead.area) ahead.close();
});
// Before the composer's own keys
document.addEventListener('keydown', (event) => {
	if (!ahead || event.target !== ahead.area || ahead.box.hidden || event.isComposing || event.keyCode === 229) return;
	if (ahead.choices.pressed(event)) return event.stopPropagation();
	if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && ahead.choices.current) {
		event.preventDefault();
		event.stopPropagation();
		ahead.take(ahead.choices.current);
	} else if (event.key === 'Escape') {
		event.stopPropagation();
		ahead.close();
	}
}, true);
