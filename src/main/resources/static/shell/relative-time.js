// <relative-time [form="span"]><time datetime="…">3 min ago</time></relative-time>
// written by the server in the reader's language and kept fresh here, all by one clock.
const locale = `${document.documentElement.lang || 'en'}-u-nu-latn`;
const relative = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
const steps = [['year', 31536000, 63072000], ['month', 2592000, 5184000], ['day', 86400, 86400], ['hour', 3600, 3600], ['minute', 60, 60]];
const shown = new Set();
const spans = new Map();

function span(amount, unit) {
	if (!spans.has(unit)) spans.set(unit, new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }));
	return spans.get(unit).format(amount);
}

class RelativeTime extends HTMLElement {
	connectedCallback() {
		shown.add(this);
	}

	disconnectedCallback() {
		shown.delete(this);
	}

	refresh() {
		const time = this.querySelector('time');
		const then = Date.parse(time?.dateTime ?? '');
		if (Number.isNaN(then)) return;
		const text = this.words((then - Date.now()) / 1000);
		if (time.textContent !== text) time.textContent = text;
	}

	words(seconds) {
		const step = steps.find(([, , from]) => Math.abs(seconds) >= from);
		if (!step) return now;
		const amount = Math.floor(Math.abs(seconds) / step[1]);
		return this.getAttribute('form') === 'span' ? span(amount, step[0]) : relative.format(seconds < 0 ? -amount : amount, step[0]);
	}
}

customElements.define('relative-time', RelativeTime);
setInterval(() => document.hidden || shown.forEach((element) => element.refresh()), 20000);
document.addEventListener('visibilitychange', () => document.hidden || shown.forEach((element) => element.refresh()));
