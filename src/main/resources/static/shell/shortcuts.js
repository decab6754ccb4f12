// Keys that do what an element of the page does (see commands.js), or what a module adds by
// shortcut('x', act). Silent while someone types, composes or has turned them off.
import { idle, keyed, perform } from './commands.js';
import { toast } from './toast.js';

const PATIENCE = 1500;
const HASTE = 450;
const acts = new Map();
let first = '';
let waiting = 0;

export function shortcut(keys, act) {
	acts.set(keys, act);
	return () => acts.delete(keys);
}

/** The key as on a Latin keyboard: ц on a Cyrillic one is w, ฝ on a Thai one is /. */
export function latin({ key, code, shiftKey }) {
	if (/^[a-z]$/i.test(key)) return shiftKey ? key.toUpperCase() : key.toLowerCase();
	const foreign = /^[^\x00-\x7f]+$/.test(key);
	if (foreign && /^Key[A-Z]$/.test(code)) return shiftKey ? code[3] : code[3].toLowerCase();
	if (code === 'Slash' && (foreign || key === '.' || key === ',')) return shiftKey ? '?' : '/';
	return key;
}

function typing(target) {
	return target instanceof HTMLElement && (target.isContentEditable
		|| target.matches('input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [role=textbox], [role=combobox]'));
}

function does(keys) {
	return acts.has(keys) || (keyed(keys) ?? idle(keys)) !== undefined;
}

function run(keys, ahead = '') {
	const act = acts.get(keys);
	if (act) {
		act();
		return true;
	}
	const element = keyed(keys);
	const words = element ? undefined : idle(keys);
	if (words) toast(words);
	// a module may know that something else is meant
	else if (element && document.dispatchEvent(new CustomEvent('fd:key', { cancelable: true, detail: element }))) perform(element, ahead);
	// nor does the key do anything now; whoever knows why may say so
	if (!element && !words) return !document.dispatchEvent(new CustomEvent('fd:no-key', { cancelable: true, detail: keys }));
	return true;
}

function begins(key) {
	return [...acts.keys()].some((keys) => keys.startsWith(`${key} `)) || document.querySelector(`[data-key^="${CSS.escape(key)} "]`) !== null;
}

function waitAfter(key) {
	first = key;
	waiting = setTimeout(() => {
		first = '';
		run(key);
	}, does(key) ? HASTE : PATIENCE);
}

function pressed(key) {
	const before = first;
	clearTimeout(waiting);
	first = '';
	if (before && run(`${before} ${key}`)) return true;
	// no second half: the first key by itself, and what was typed after it
	if (before && run(before, key)) return true;
	if (begins(key)) {
		waitAfter(key);
		return true;
	}
	return run(key);
}

document.addEventListener('keydown', (event) => {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return;
	if (document.documentElement.dataset.keys === 'off' || typing(event.target) || document.querySelector('dialog:modal')) return;
	const key = latin(event);
	if (key.length !== 1 || key === ' ' || event.repeat && !'jk'.includes(key)) return;
	if (pressed(key)) event.preventDefault();
});
