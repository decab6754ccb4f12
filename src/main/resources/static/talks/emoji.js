// A grid of what people say with a picture: letters of a font that is there, nothing is fetched.
import { el } from './dom.js';

const ALL = '😀 😃 😄 😁 😅 😂 🙂 😉 😊 😍 😘 😎 🤔 😐 😕 🙁 😢 😭 😡 😱 😴 🤒 🥳 🤗 👍 👎 👌 🙏 👏 🙌 💪 👋 🤝 ❤️ 💔 💯 ✨ 🔥 🎉 🎁 ⭐ ✅ ❌ ❓ ❗ ⏰ 📦 🚚 ✈️ 🏠 📞 📧 📷 💳 🛒 👕 👟 🍕 ☕ 🌞 🌧️ 🐶 🐱 🌷'.split(' ');
const WIDE = 8;
const chat = document.querySelector('fd-chat');
let grid;

function close(focus) {
	grid?.remove();
	grid = undefined;
	chat.querySelector('[aria-expanded="true"].attach')?.setAttribute('aria-expanded', 'false');
	focus?.focus();
}

function put(emoji) {
	const box = chat.querySelector('textarea');
	box.setRangeText(emoji, box.selectionStart, box.selectionEnd, 'end');
	box.dispatchEvent(new Event('input', { bubbles: true }));
	close(box);
}

chat.smile = (button) => {
	if (grid) {
		close(button);
		return;
	}
	const rtl = document.documentElement.dir === 'rtl';
	grid = el('div', { className: 'emoji', role: 'group', 'aria-label': chat.say('talks.panel.emoji'), onkeydown: (event) => {
		const all = [...grid.children];
		const at = all.indexOf(document.activeElement);
		const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: WIDE, ArrowUp: -WIDE }[event.key];
		if (event.key === 'Escape') {
			event.preventDefault();
			close(button);
		} else if (event.key === 'Home' || event.key === 'End' || step && all[at + step]) {
			event.preventDefault();
			const next = step ? all[at + step] : all.at(event.key === 'Home' ? 0 : -1);
			all[at].tabIndex = -1;
			next.tabIndex = 0;
			next.focus();
		}
	}, onfocusout: ({ relatedTarget }) => relatedTarget && relatedTarget !== button && !grid?.contains(relatedTarget) && close() },
	...ALL.map((one, at) => el('button', { type: 'button', tabIndex: at ? -1 : 0, onclick: () => put(one) }, one)));
	chat.querySelector('.foot').prepend(grid);
	button.setAttribute('aria-expanded', 'true');
	grid.firstChild.focus();
};
