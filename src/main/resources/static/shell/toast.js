/** Shows a short line at the foot of the page; 'bad' is said at once, the rest politely. */
export function toast(text, kind = 'info') {
	const region = document.getElementById(kind === 'bad' ? 'alerts' : 'toasts');
	if (!region) return;
	if ([...region.children].some((shown) => shown.textContent.trim() === text)) return;
	const toast = document.createElement('div');
	toast.className = kind === 'bad' ? 'toast is-bad' : 'toast';
	const line = document.createElement('p');
	line.textContent = text;
	toast.append(line);
	region.append(toast);
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
for (const id of ['alerts', 'toasts']) {
	const region = document.getElementById(id);
	if (region) {
		region.querySelectorAll('.toast').forEach(dress);
		arrivals.observe(region, { childList: true });
	}
}
