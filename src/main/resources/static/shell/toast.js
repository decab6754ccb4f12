/** Shows a short line at the foot of the page; 'bad' is said at once, the rest politely. */
export function toast(text, kind = 'info') {
	const region = kind === 'bad' ? alerts() : document.getElementById('toasts');
	if (!region) return;
	if ([...region.children].some((shown) => shown.textContent.trim() === text)) return;
	const toast = document.createElement('div');
	toast.className = kind === 'bad' ? 'toast is-bad' : 'toast';
	const line = document.createElement('p');
	line.textContent = text;
	toast.append(line);
	region.append(toast);
}

/** Where refusals are shown: in the dialog that is open, for what is behind it nobody sees or hears; else at the foot. */
export function alerts() {
	const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
	if (!dialog) return document.getElementById('alerts');
	let region = dialog.querySelector('.dialog-alerts');
	if (!region) {
		region = document.createElement('div');
		region.className = 'dialog-alerts';
		region.setAttribute('role', 'alert');
		(dialog.querySelector('[data-alerts]') ?? dialog).prepend(region);
		arrivals.observe(region, { childList: true });
	}
	return region;
}

/** A new try: what the last one was refused for is no longer said. */
export function unsay(dialog) {
	dialog?.querySelector('.dialog-alerts')?.replaceChildren();
}

/** Says something to screen readers only. */
export function say(text) {
	const status = document.getElementById('status');
	if (status) status.textContent = text;
}

function dress(toast) {
	const alerts = document.getElementById('alerts');
	const close = document.createElement('button');
	close.type = 'button';
	close.className = 'toast-close';
	close.setAttribute('aria-label', alerts?.dataset.close ?? '×');
	close.addEventListener('click', () => toast.remove());
	toast.append(close);
	// of several ways back for the same, the last one holds
	const way = toast.querySelector('form')?.getAttribute('action');
	if (way) [...toast.parentElement.children].forEach((other) => other !== toast && other.querySelector('form')?.getAttribute('action') === way && other.remove());
	if (toast.closest('dialog')) toast.scrollIntoView({ block: 'nearest' });
	// an error stays until it is closed or another page comes
	if (!toast.classList.contains('is-bad')) setTimeout(() => toast.remove(), toast.querySelector('form') ? 20000 : 6000);
}

const arrivals = new MutationObserver((changes) => {
	for (const change of changes) {
		for (const node of change.addedNodes) {
			if (node instanceof HTMLElement && node.classList.contains('toast')) dress(node);
		}
	}
});
const root = document.documentElement.style;
const room = new ResizeObserver(() => {
	const [alerted, told] = ['alerts', 'toasts'].map((id) => {
		const height = document.getElementById(id)?.offsetHeight ?? 0;
		return height && height + 8;
	});
	root.setProperty('--alerted', `${alerted}px`);
	// whoever stands at the end stays there when the room for it is made
	document.dispatchEvent(new CustomEvent('fd:told'));
	root.setProperty('--told', `${alerted + told}px`);
});
for (const id of ['alerts', 'toasts']) {
	const region = document.getElementById(id);
	if (region) {
		room.observe(region);
		region.querySelectorAll('.toast').forEach(dress);
		arrivals.observe(region, { childList: true });
	}
}
