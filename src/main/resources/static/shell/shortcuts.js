// Keys that do what a link or button of the page does: data-key="j", or two in a row, data-key="g i".
// A module adds one without a button by shortcut('x', act). Silent while someone types.
const acts = new Map();
let first = '';
let forget = 0;

export function shortcut(keys, act) {
	acts.set(keys, act);
	return () => acts.delete(keys);
}

function typing(target) {
	return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio],[type=submit],[type=button]),textarea,select'));
}

function run(keys) {
	const act = acts.get(keys);
	if (act) {
		act();
		return true;
	}
	const button = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find((element) => element.checkVisibility());
	if (!button) return false;
	if (button.matches('input,textarea,select')) button.focus();
	else button.click();
	return true;
}

function begins(key) {
	return [...acts.keys()].some((keys) => keys.startsWith(`${key} `)) || document.querySelector(`[data-key^="${CSS.escape(key)} "]`) !== null;
}

document.addEventListener('keydown', (event) => {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
	if (document.querySelector('dialog:modal')) return;
	const keys = first ? `${first} ${event.key}` : event.key;
	clearTimeout(forget);
	first = '';
	if (run(keys)) event.preventDefault();
	else if (begins(event.key)) {
		first = event.key;
		forget = setTimeout(() => { first = ''; }, 1200);
	}
});
