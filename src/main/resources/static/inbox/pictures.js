// Pictures of a thread, large and in the page: arrows go on, Escape goes back to where one was.
import { fill } from './words.js';

const LINK = 'fd-thread .say :is(a.file, a.picture):has(img)';

class Pictures {
	constructor(dialog, link) {
		this.dialog = dialog;
		this.all = [...document.querySelectorAll(LINK)].filter((one) => one.checkVisibility());
		this.at = Math.max(this.all.indexOf(link), 0);
		this.ears = new AbortController();
		const { signal } = this.ears;
		dialog.addEventListener('click', (event) => this.clicked(event), { signal });
		dialog.addEventListener('keydown', (event) => this.pressed(event), { signal });
		dialog.addEventListener('close', () => this.closed(), { signal });
		this.show();
		dialog.showModal();
	}

	get link() {
		return this.all[this.at];
	}

	show() {
		const { link, dialog } = this;
		const shown = link.querySelector('img');
		const name = (link.querySelector('bdi')?.textContent ?? shown.alt).trim();
		const picture = dialog.querySelector('img');
		picture.src = link.href;
		picture.alt = name;
		dialog.querySelector('.picture-name').textContent = name;
		dialog.querySelector('.picture-at').textContent = this.all.length > 1 ? fill(fill(dialog.dataset.of, this.at + 1).replace('{1}', '{0}'), this.all.length) : '';
		dialog.querySelectorAll('[data-go]').forEach((button) => { button.hidden = this.all.length < 2; });
		const download = dialog.querySelector('[data-download]');
		download.href = link.href;
		download.download = name;
		dialog.querySelector('[data-original]').href = link.href;
	}

	step(by) {
		if (this.all.length < 2) return;
		this.at = (this.at + by + this.all.length) % this.all.length;
		this.show();
	}

	clicked(event) {
		const step = event.target.closest('[data-go]');
		if (step) this.step(Number(step.dataset.go));
		else if (event.target.closest('[data-close]') || !event.target.closest('img, figcaption, .picture-acts')) this.dialog.close();
	}

	pressed(event) {
		const onwards = getComputedStyle(this.dialog).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
		if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
		event.preventDefault();
		this.step(event.key === onwards ? 1 : -1);
	}

	/** Back to the picture that was looked at last. */
	closed() {
		this.ears.abort();
		this.dialog.querySelector('img').removeAttribute('src');
		this.link.scrollIntoView({ block: 'nearest' });
		this.link.focus({ preventScroll: true });
	}
}

document.addEventListener('click', (event) => {
	const link = event.target.closest?.(LINK);
	const dialog = document.querySelector('fd-thread dialog.pictures');
	if (!link || !dialog || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
	event.preventDefault();
	new Pictures(dialog, link);
});
