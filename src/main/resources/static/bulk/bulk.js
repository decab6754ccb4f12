// <fd-bulk>: choosing rows of the list and doing the same to all of them. What is chosen is kept while the list is drawn anew.
import { shortcut } from '../shell/shortcuts.js';
import { say } from '../shell/toast.js';

const boxes = () => [...document.querySelectorAll('#rows input[name="tickets"]')];

class Bulk extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('form');
		this.count = this.querySelector('.bulk-count');
		this.state = this.querySelector('#bulk-state');
		this.chosen = new Set();
		this.last = null;
		// What the browser kept over a reload
		for (const box of boxes()) box.checked = false;
		this.count.textContent = '';
		this.onChange = (event) => event.target.matches?.('input[name="tickets"]') && this.checked(event.target);
		this.onClick = (event) => this.clicked(event);
		document.addEventListener('change', this.onChange);
		document.addEventListener('click', this.onClick, true);
		this.addEventListener('click', (event) => this.pressed(event));
		this.form.addEventListener('htmx:configRequest', (event) => this.send(event));
		this.state.addEventListener('htmx:afterSettle', () => this.settled());
		this.onKey = (event) => this.escaped(event);
		document.addEventListener('keydown', this.onKey);
		// chosen by a key or in the palette: on to its value
		this.querySelector('#bulk-value').addEventListener('htmx:afterSettle', () => {
			if (!document.activeElement?.matches('#bulk-action')) this.querySelector('#bulk-input, .bulk-acts .is-primary')?.focus();
		});
		this.rows = new MutationObserver(() => this.again());
		this.watch();
		// toasts stand above the bar
		this.height = new ResizeObserver(() => document.documentElement.style.setProperty('--bulk', `${this.offsetHeight}px`));
		this.height.observe(this);
		document.addEventListener('htmx:afterSwap', this.onSwap = () => this.watch());
	}

	disconnectedCallback() {
		document.removeEventListener('change', this.onChange);
		document.removeEventListener('click', this.onClick, true);
		document.removeEventListener('keydown', this.onKey);
		document.removeEventListener('htmx:afterSwap', this.onSwap);
		this.rows.disconnect();
		this.height.disconnect();
		document.documentElement.style.removeProperty('--bulk');
	}

	/** The list may be another element now, or another view. */
	watch() {
		const columns = document.querySelector('.columns');
		if (columns && this.watched !== columns) {
			this.watched = columns;
			this.rows.disconnect();
			this.rows.observe(columns, { childList: true, subtree: true });
		}
		this.again();
	}

	again() {
		const list = document.getElementById('list')?.dataset;
		if (list?.view !== undefined) {
			const address = new URL(list.address ?? '', location.href);
			const found = address.pathname === '/desk/search' ? (address.searchParams.get('q') ?? '') : '';
			const shown = `${list.view}?${found}`;
			if (shown !== this.shown) {
				if (this.shown !== undefined) this.clear();
				this.shown = shown;
				this.form.elements.view.value = list.view;
				this.form.elements.q.value = found;
				this.querySelector('[data-everything]').textContent = found ? this.dataset.everyFound : this.dataset.everyOne;
			}
		}
		for (const box of boxes()) {
			const wanted = this.everything || this.chosen.has(box.value);
			if (box.checked !== wanted) box.checked = wanted;
		}
	}

	get everything() {
		return this.form.elements.all.value === 'true';
	}

	checked(box) {
		if (this.everything && !box.checked) {
			// all but one: the ones that can be seen
			this.form.elements.all.value = 'false';
			for (const one of boxes()) if (one !== box) this.chosen.add(one.value);
		}
		if (box.checked) this.chosen.add(box.value);
		else this.chosen.delete(box.value);
		this.last = box.value;
		this.tell();
	}

	/** With Shift, from the last one to this one. */
	clicked(event) {
		if (!event.shiftKey || event.ctrlKey || event.metaKey) return;
		const item = event.target.closest('#rows > li');
		const box = item?.querySelector('input[name="tickets"]');
		if (!box) return;
		event.preventDefault();
		event.stopPropagation();
		getSelection()?.removeAllRanges();
		// After the browser has put back what it changed for a click that is called off
		setTimeout(() => this.range(box));
	}

	range(box) {
		const all = boxes();
		const to = all.indexOf(box);
		const from = Math.max(all.findIndex((one) => one.value === this.last), 0);
		for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) {
			one.checked = true;
			this.chosen.add(one.value);
		}
		this.last = box.value;
		this.tell();
	}

	/** Escape ends the selection, once there is nothing else it would close. */
	escaped(event) {
		if (event.key !== 'Escape' || event.defaultPrevented || !this.hasAttribute('data-selected')) return;
		if (document.querySelector('dialog[open], details.drop[open], :popover-open') || event.target.matches('input:not([type=checkbox]), textarea') && !this.contains(event.target)) return;
		this.clear();
		document.querySelector('.row[aria-current], #rows .row')?.focus();
	}

	toggle(box) {
		if (!box) return;
		box.checked = !box.checked;
		this.checked(box);
	}

	/** The selection grows by the next row, or the one before; not where nothing is selected. */
	extend(step) {
		if (!this.hasAttribute('data-selected')) return false;
		const row = here();
		if (!boxOf(row)) return false;
		if (!boxOf(row).checked) this.toggle(boxOf(row));
		const rows = [...document.querySelectorAll('#rows .row')];
		const next = rows[rows.indexOf(row) + step];
		if (!next) return true;
		next.focus();
		if (!boxOf(next)?.checked) this.toggle(boxOf(next));
		return true;
	}

	page() {
		for (const box of boxes()) {
			box.checked = true;
			this.chosen.add(box.value);
		}
		this.tell();
	}

	clear() {
		this.chosen.clear();
		this.form.elements.all.value = 'false';
		for (const box of boxes()) box.checked = false;
		this.tell();
	}

	pressed(event) {
		if (event.target.closest('[data-page]')) this.page();
		else if (event.target.closest('[data-clear]')) {
			this.clear();
			document.querySelector('.row[aria-current], #rows .row')?.focus();
		} else if (event.target.closest('[data-everything]')) {
			this.form.elements.all.value = 'true';
			this.again();
			this.tell();
		} else if (event.target.closest('[data-dismiss]')) {
			this.state.replaceChildren();
			this.tell();
			document.querySelector('.row[aria-current], #rows .row')?.focus();
		}
	}

	tell() {
		const size = this.chosen.size;
		const any = this.everything || size > 0;
		this.toggleAttribute('data-selected', any);
		this.toggleAttribute('data-busy', any || this.state.childElementCount > 0);
		// the keys and the palette mean what is chosen, not the ticket that is open beside it
		if (any) this.dataset.instead = '#ticket';
		else delete this.dataset.instead;
		document.getElementById('rows')?.classList.toggle('is-choosing', any);
		const text = this.everything ? (this.form.elements.q.value ? this.dataset.allFound : this.dataset.all) : size === 1 ? this.dataset.one : this.dataset.many.replace('{0}', size.toLocaleString(document.documentElement.lang));
		this.count.textContent = any ? text : '';
		this.dataset.commands = text;
		if (!any && size === 0) this.count.textContent = this.dataset.none;
	}

	/** All that are chosen, not only those the list shows now. */
	send(event) {
		if (event.target !== this.form) return;
		event.detail.parameters.delete?.('tickets');
		event.detail.parameters.tickets = this.everything ? [] : [...this.chosen];
	}

	settled() {
		const progress = this.state.querySelector('.bulk-progress');
		if (progress && this.hasAttribute('data-selected')) this.clear();
		// the key goes back on this, the last thing done
		if (progress) document.querySelectorAll('#toasts [data-key="z"]').forEach((button) => button.removeAttribute('data-key'));
		const close = this.state.querySelector('[data-dismiss]');
		if (close) close.hidden = false;
		this.tell();
		if (!progress) {
			this.state.querySelector('[name="confirmed"]')?.focus();
			return;
		}
		if (progress.dataset.finished) {
			say(progress.dataset.finished);
			document.querySelector('fd-desk-live')?.refreshList?.();
			document.querySelector('fd-thread')?.refresh();
		}
	}
}

customElements.define('fd-bulk', Bulk);

const bulk = () => document.querySelector('fd-bulk');
const boxOf = (row) => row?.closest('li')?.querySelector('input[name="tickets"]');
const here = () => {
	const at = document.activeElement?.closest?.('#rows > li')?.querySelector('.row');
	return at ?? document.querySelector('#rows .row[aria-current]') ?? document.querySelector('#rows .row');
};

shortcut('x', () => bulk()?.toggle(boxOf(here())));
shortcut('X', () => bulk()?.page());
