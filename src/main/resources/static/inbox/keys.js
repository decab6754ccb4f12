// What keys do that are no button's: moving in the list, opening, selecting, the list of keys.
import { available, label } from '../shell/commands.js';
import { shortcut } from '../shell/shortcuts.js';
import { toast } from '../shell/toast.js';
import { stood } from './columns.js';
import { fill } from './words.js';

const rows = () => [...document.querySelectorAll('#rows .row')];

/** The row in focus, else the one that is open. */
function here() {
	const all = rows();
	const focused = document.activeElement?.closest?.('#rows li')?.querySelector('.row');
	return all.indexOf(focused ?? all.find((row) => row.hasAttribute('aria-current')));
}

function neighbour(step) {
	const all = rows();
	const open = document.getElementById('ticket')?.dataset.number;
	const { view, numbers } = stood();
	const left = here() < 0 && view === document.getElementById('list')?.dataset.view ? numbers.indexOf(open) : -1;
	if (left >= 0) {
		// the open one is no longer listed: on from where it stood
		const onwards = step > 0 ? numbers.slice(left + 1) : numbers.slice(0, left).reverse();
		return onwards.map((number) => all.find((row) => row.dataset.number === number)).find(Boolean) ?? all.at(step > 0 ? -1 : 0);
	}
	return all[Math.min(Math.max(here() + step, 0), all.length - 1)];
}

function move(step) {
	const next = neighbour(step);
	next?.focus();
	next?.scrollIntoView({ block: 'nearest' });
}

function turn(step) {
	const next = neighbour(step);
	if (!next || next.hasAttribute('aria-current')) return;
	next.focus();
	next.click();
}

shortcut('j', () => move(1));
shortcut('k', () => move(-1));
// While rows are being selected, on to the next one; else the next ticket is opened.
shortcut('J', () => document.querySelector('fd-bulk')?.extend(1) || turn(1));
shortcut('K', () => document.querySelector('fd-bulk')?.extend(-1) || turn(-1));
shortcut('o', () => (rows()[here()] ?? rows()[0])?.click());
shortcut('u', () => {
	document.querySelectorAll('a.to-list').forEach((back) => { if (back.checkVisibility()) back.click(); });
	(rows()[here()] ?? document.getElementById('list-title'))?.focus();
});
shortcut('?', showKeys);

// A key of the open ticket does nothing to it while the cursor is on another one.
document.addEventListener('fd:key', (event) => {
	const row = document.activeElement?.closest?.('#rows li')?.querySelector('.row');
	if (!row || row.hasAttribute('aria-current') || !event.detail.closest('#ticket')) return;
	event.preventDefault();
	toast(fill(document.querySelector('fd-desk-live').dataset.unopened, `#${row.dataset.number}`));
});

// The key that goes back says so where there is no way back.
document.addEventListener('fd:no-key', (event) => {
	const words = document.getElementById('keys')?.dataset.noWayBack;
	if (event.detail !== 'z' || !words) return;
	event.preventDefault();
	toast(words);
});

// Escape leaves a field beside the thread as it was.
document.addEventListener('keydown', (event) => {
	const field = event.target;
	if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !field.matches?.('#about :is(input, textarea, select)')) return;
	event.preventDefault();
	if (field.matches('input:not([type=checkbox], [type=radio]), textarea')) field.value = field.defaultValue;
	(document.querySelector('.row[aria-current]') ?? document.getElementById('subject'))?.focus();
	field.blur();
});

function showKeys() {
	const dialog = document.getElementById('keys');
	if (!dialog) return;
	const more = dialog.querySelector('.keys-more');
	const known = new Set([...dialog.querySelectorAll('.keys-known dt')].map((keys) => keys.dataset.keys));
	const lines = new Map();
	document.querySelectorAll('[data-key]').forEach((element) => {
		if (!known.has(element.dataset.key) && !lines.has(element.dataset.key) && available(element)) lines.set(element.dataset.key, label(element));
	});
	more.replaceChildren(...[...lines].flatMap(([keys, text]) => {
		const term = document.createElement('dt');
		keys.split(' ').forEach((key) => term.append(Object.assign(document.createElement('kbd'), { textContent: key }), ' '));
		return [term, Object.assign(document.createElement('dd'), { textContent: text })];
	}));
	dialog.showModal();
}

document.addEventListener('click', (event) => {
	const opener = event.target.closest('[data-opens]');
	if (opener?.dataset.opens === 'keys') showKeys();
	else if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});
document.addEventListener('keydown', (event) => {
	if (event.key === 'Escape' && !event.isComposing && event.target.id === 'composer-text') (document.querySelector('.row[aria-current]') ?? document.getElementById('subject'))?.focus();
});
