// Which step of the path is shown on a narrow screen, and which row and view are open.
import { say } from '../shell/toast.js';
import { fill } from './words.js';

const desk = () => document.querySelector('main.desk');

let last = { view: '', numbers: [] };

/** The rows as they stood when the open one was last among them, and in which view. */
export function stood() {
	return last;
}

function remember(number) {
	const numbers = [...document.querySelectorAll('#rows .row')].map((row) => row.dataset.number);
	if (numbers.includes(String(number))) last = { view: document.getElementById('list').dataset.view, numbers };
}

export function mark(number) {
	remember(number);
	document.querySelectorAll('#rows .row').forEach((row) => {
		if (row.dataset.number === String(number)) {
			row.setAttribute('aria-current', 'true');
			row.classList.remove('is-unread');
		} else row.removeAttribute('aria-current');
	});
	const list = document.getElementById('list');
	if (list) list.dataset.open = number;
}

document.addEventListener('htmx:afterSwap', (event) => {
	const id = event.detail.elt?.id ?? event.detail.target?.id;
	if (id === 'ticket' || event.detail.target?.id === 'ticket') {
		const ticket = document.getElementById('ticket');
		desk().dataset.step = 'thread';
		mark(ticket.dataset.number);
		const subject = document.getElementById('subject');
		if (subject) {
			document.title = `#${ticket.dataset.number} ${subject.textContent}`;
			document.dispatchEvent(new CustomEvent('fd:title'));
			say(fill(document.querySelector('fd-desk-live')?.dataset.opened, `#${ticket.dataset.number}`));
			if (!document.getElementById('list').checkVisibility()) subject.focus({ preventScroll: true });
		}
	}
	if (event.detail.target?.id === 'list') {
		desk().dataset.step = 'list';
		const open = document.getElementById('ticket')?.dataset.number;
		if (open) mark(open);
		const title = document.getElementById('list-title');
		document.title = title?.textContent ?? document.title;
		document.dispatchEvent(new CustomEvent('fd:title'));
		const key = document.getElementById('list')?.dataset.view;
		document.querySelectorAll('#views a').forEach((link) => {
			if (link.dataset.view === key) link.setAttribute('aria-current', 'page');
			else link.removeAttribute('aria-current');
		});
		if (document.activeElement === document.body) title?.focus({ preventScroll: true });
	}
});

remember(document.getElementById('ticket')?.dataset.number);

// Back on a narrow screen goes to the list that is there already.
document.addEventListener('click', (event) => {
	const back = event.target.closest('a.to-list, a.to-views');
	if (!back || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const list = document.getElementById('list');
	if (back.matches('.to-list') && list?.dataset.view !== document.querySelector('fd-thread')?.dataset.view) return;
	event.preventDefault();
	const step = back.matches('.to-list') ? 'list' : 'views';
	desk().dataset.step = step;
	history.pushState({}, '', back.href);
	(step === 'list' ? document.querySelector('.row[aria-current]') ?? document.getElementById('list-title') : document.querySelector('#views a[aria-current]'))?.focus();
});

// A menu closes when someone clicks elsewhere or presses Escape.
document.addEventListener('click', (event) => {
	document.querySelectorAll('details.drop[open]').forEach((menu) => { if (!menu.contains(event.target) || event.target.closest('button')) setTimeout(() => { menu.open = false; }); });
});
document.addEventListener('keydown', (event) => {
	const menu = event.target.closest?.('details.drop[open]');
	if (menu && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
		const items = [...menu.querySelectorAll('.menu :is(a, button)')].filter((item) => item.checkVisibility());
		const at = items.indexOf(document.activeElement);
		items.at((event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1) % items.length)?.focus();
		event.preventDefault();
		return;
	}
	if (event.key !== 'Escape') return;
	document.querySelectorAll('details.drop[open]').forEach((menu) => {
		menu.open = false;
		menu.querySelector('summary').focus();
	});
	if (location.hash === '#about') location.hash = '#subject';
});
