// What keys do that are no button's: moving in the list, opening, the list of keys.
import { shortcut } from '../shell/shortcuts.js';

function move(step) {
	const rows = [...document.querySelectorAll('#rows .row')];
	if (rows.length === 0) return;
	const here = rows.findIndex((row) => row === document.activeElement);
	const open = rows.findIndex((row) => row.hasAttribute('aria-current'));
	const from = here >= 0 ? here : open;
	const next = rows[Math.min(Math.max(from + step, 0), rows.length - 1)];
	next.focus();
	next.scrollIntoView({ block: 'nearest' });
}

shortcut('j', () => move(1));
shortcut('k', () => move(-1));
shortcut('o', () => {
	const row = document.activeElement.closest?.('.row') ?? document.querySelector('.row');
	row?.click();
});
for (const kind of ['reply', 'note']) {
	shortcut(kind[0], () => {
		const radio = document.querySelector(`#composer [value="${kind}"]`);
		if (!radio) return;
		radio.click();
		document.getElementById('composer-text').focus();
	});
}
shortcut('?', () => document.getElementById('keys')?.showModal());
document.addEventListener('click', (event) => {
	const opener = event.target.closest('[data-opens]');
	if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});
document.addEventListener('keydown', (event) => {
	if (event.key === 'Escape' && event.target.id === 'composer-text') document.querySelector('.row[aria-current]')?.focus();
});
