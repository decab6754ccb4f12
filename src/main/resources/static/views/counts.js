// <fd-view-counts>: the counts of saved views, asked for apart from the page and never more often than it helps.
const PAUSE = 5000;
let last = 0;
let known = {};

class ViewCounts extends HTMLElement {
	connectedCallback() {
		this.show();
		const wait = Math.max(0, last + PAUSE - Date.now());
		this.waiting = setTimeout(() => this.ask(), wait);
	}

	disconnectedCallback() {
		clearTimeout(this.waiting);
	}

	async ask() {
		if (document.hidden) {
			this.waiting = setTimeout(() => this.ask(), PAUSE);
			return;
		}
		last = Date.now();
		const response = await fetch('/desk/views/counts', { headers: { Accept: 'application/json' } }).catch(() => null);
		if (!response?.ok || !this.isConnected) return;
		const { counts, more } = await response.json();
		known = counts;
		this.show();
		if (more) this.waiting = setTimeout(() => this.ask(), PAUSE / 5);
	}

	show() {
		for (const [key, text] of Object.entries(known)) {
			const link = this.querySelector(`a[data-view="${CSS.escape(key)}"]`);
			if (!link) continue;
			let count = link.querySelector('.count');
			if (!text) count?.remove();
			else {
				if (!count) {
					count = Object.assign(document.createElement('span'), { className: 'count' });
					link.append(count);
				}
				if (count.textContent !== text) {
					count.textContent = text;
					count.removeAttribute('aria-label');
				}
			}
		}
	}
}

customElements.define('fd-view-counts', ViewCounts);
