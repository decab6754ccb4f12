// Their conversations: offered to who has any, and brought when they ask.
const chat = document.querySelector('fd-chat');
const button = chat.querySelector('[data-part="history"]');

chat.addEventListener('fd-drawn', () => {
	if (chat.thread.publicId) button.hidden = false;
	else if (!chat.fresh) button.hidden = true;
});
button.addEventListener('click', ({ currentTarget: { dataset } }) => {
	const bring = (tag, more) => document.head.append(Object.assign(document.createElement(tag), more));
	bring('link', { rel: 'stylesheet', href: dataset.sheet });
	bring('script', { type: 'module', src: dataset.script });
}, { once: true });
