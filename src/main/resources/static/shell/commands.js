// What a page offers to do, by key and in the palette, taken from its own buttons, links and fields:
//   data-key="e"      the key, or two in a row: "g m"; on an <option>, too
//   data-command      offered in the palette, by this text or by its own; a <select> offers its options
//   data-commands     on what surrounds them: the name of the group; data-commands-order: its place, 50 if absent
//   data-instead      on what surrounds others, while these are meant instead of what it selects: rows that are
//                     chosen instead of the one ticket that is open; data-instead-words says so to whoever asks for those
//   data-anywhere     on links that no one sees: where the keys lead from a page that has no better ones
// So a module joins by markup alone. What is disabled or hidden is not offered.

/** Hidden for now, but one step away: in a closed menu, or in the details of a narrow screen. */
const FOLDED = 'details:not([open]), [popover], .about';

export function available(element) {
	const control = element.closest('select') ?? element;
	if (element.matches(':disabled') || control.matches(':disabled') || element.closest('[hidden], [inert]')) return false;
	if (control.checkVisibility()) return true;
	const folded = control.closest(FOLDED);
	return folded !== null && (!folded.matches('details') || available(folded));
}

export function label(element) {
	if (element.dataset.command) return element.dataset.command;
	const own = element.matches('option') ? `${label(element.closest('select'))}: ${words(element)}`
		: element.getAttribute('aria-label') ?? (words(element.labels?.[0]) || words(element));
	const legend = element.matches('button') ? words(element.closest('fieldset')?.querySelector('legend')) : '';
	return legend ? `${legend}: ${own}` : own;
}

/** An element's words without those only the eye or only the ear is given. */
function words(element) {
	if (!element) return '';
	const copy = element.cloneNode(true);
	copy.querySelectorAll('kbd, svg, .count, .visually-hidden').forEach((part) => part.remove());
	return (copy.textContent.trim() || element.textContent).replace(/\s+/g, ' ').trim();
}

export function choices(select) {
	return [...select.options].filter((option) => !option.disabled && !option.selected);
}

/** Everything the page offers at this moment. */
export function offered() {
	const found = [...document.querySelectorAll('[data-command]')].filter((element) => available(element) && !instead(element));
	const hrefs = new Set(found.map((element) => element.getAttribute('href')));
	const anywhere = [...document.querySelectorAll('[data-anywhere] [data-command]')].filter((link) => !hrefs.has(link.getAttribute('href')));
	return [...found, ...anywhere]
		.filter((element) => element.getAttribute('aria-pressed') !== 'true' && !element.closest('dialog:not([open])'))
		.flatMap((element) => element.matches('select') ? choices(element) : [element]);
}

/** What is meant instead of an element, if it is not meant itself. */
function instead(element) {
	const meant = document.querySelector('[data-instead]');
	return meant && element.closest(meant.dataset.instead) ? meant : null;
}

const all = (keys) => [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)];

/** The element a key stands for: of several the first, but what a toast offers before all. */
export function keyed(keys) {
	const found = all(keys).filter((element) => available(element) && !instead(element));
	return found.findLast((element) => element.closest('.toast')) ?? found[0] ?? (idle(keys) ? undefined : all(keys).find((element) => element.closest('[data-anywhere]')));
}

/** Why a key does nothing now, where it would if others were not meant. */
export function idle(keys) {
	return all(keys).filter(available).map(instead).find(Boolean)?.dataset.insteadWords;
}

/** Does what the element is there for; a text that was typed ahead goes where it is asked for. */
export function perform(element, ahead = '') {
	if (element.matches('option')) {
		const select = element.closest('select');
		select.value = element.value;
		select.dispatchEvent(new Event('change', { bubbles: true }));
	} else if (element.matches('select')) {
		document.dispatchEvent(new CustomEvent('fd:choose', { detail: { select: element, ahead } }));
	} else if (element.matches('[type=radio]')) {
		element.click();
		element.form?.querySelector('textarea, [contenteditable=true]')?.focus();
	} else if (element.matches('[type=checkbox], button, a, summary, [type=submit], [type=button]')) {
		element.click();
		if (element.matches('summary')) enter(element.parentElement);
	} else {
		unfold(element);
		element.focus();
		// a search is begun anew; what else stands in a field is gone on with, never typed over
		if (element.matches('[type=search]')) element.select();
		else element.setSelectionRange?.(element.value.length, element.value.length);
	}
}

/** Who opens a menu by a key goes on in it by keys. */
function enter(menu) {
	if (menu.open) [...menu.querySelectorAll('.menu :is(a, button)')].find((item) => item.checkVisibility())?.focus();
}

function unfold(element) {
	for (let folded = element.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true;
	if (!element.checkVisibility() && element.closest('.about')) location.hash = '#about';
}
