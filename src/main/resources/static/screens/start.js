import { host } from '../chat/host.js';

// That somebody asks to see the screen is heard here; what it takes comes then.
customElements.whenDefined('fd-chat').then(() => {
	const chat = document.querySelector('fd-chat');
	const more = chat?.parts?.screens?.more;
	if (!more) return;
	const load = (name, has) => new Promise((done, failed) => document.head.append(Object.assign(document.createElement(name), { ...has, onload: done, onerror: failed })));
	let brought;
	const bring = () => brought ??= chat.bring().then(() => Promise.all([
		load('link', { rel: 'stylesheet', href: `${more}.css` }),
		load('script', { type: 'module', src: `${more}.js` }),
	])).catch((failure) => {
		brought = undefined;
		throw failure;
	});
	const look = async () => {
		const { publicId } = chat.thread;
		if (!publicId || chat.fresh) return;
		try {
			const view = await chat.api.call('GET', `/${publicId}/screen`);
			if (publicId !== chat.thread.publicId || !(view.now || view.shown.length || chat.screen)) return;
			await bring();
			chat.screen.show(view);
		} catch {}
	};
	chat.tell = host.tell;
	host.listen((message) => message.stop === 'screen' && chat.screen?.stop());
	chat.addEventListener('fd-back', look);
	chat.addEventListener('fd-push', ({ detail }) => {
		if (detail.type === 'screen') look();
		else if (detail.type === 'signal') chat.screen?.hear(detail);
	});
	if (chat.line?.connected) look();
});
