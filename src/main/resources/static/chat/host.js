// The page around the frame, reached through the one port its loader hands over.
const waiting = new Map();
const listeners = new Set();
let port;
let count = 0;
let memory = null;

// As the loader keeps it on other pages: nothing before the first message.
function kept(token) {
	const slot = `frontdesk:${document.querySelector('fd-chat')?.dataset.widget}`;
	try {
		if (token) localStorage.setItem(slot, token);
		return localStorage.getItem(slot);
	} catch {
		return token ?? null;
	}
}

const arrived = new Promise((resolve) => {
	addEventListener('message', ({ source, data, ports }) => {
		if (source !== window.parent || source === window || data?.frontdesk !== 1 || !ports[0]) return;
		port = ports[0];
		port.onmessage = hear;
		resolve(data);
	});
	// Opened by its own address: there is no page around it.
	if (window.parent === window) resolve({ token: kept(), shown: true, draft: '', referrer: document.referrer });
});

function hear({ data }) {
	const answer = waiting.get(data.for);
	if (answer) {
		waiting.delete(data.for);
		answer(data);
	} else {
		listeners.forEach((listener) => listener(data));
	}
}

function ask(want, more) {
	const id = ++count;
	return new Promise((resolve) => {
		waiting.set(id, resolve);
		port.postMessage({ want, for: id, ...more });
	});
}

export function freshToken() {
	const bytes = crypto.getRandomValues(new Uint8Array(32));
	return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').slice(0, 43);
}

export const host = {
	arrived,
	listen: (listener) => listeners.add(listener),
	async token() {
		await arrived;
		if (port) return (await ask('token', { fresh: freshToken() })).token;
		return memory ??= kept() ?? kept(freshToken());
	},
	// Where they are, and under what their visits are known if they allowed that.
	async place() {
		await arrived;
		const { page, visits } = port ? await ask('page') : { page: { url: location.href, title: document.title } };
		return { pages: [page], visits };
	},
	// What the company's own server says they are, if the page has it.
	signed: async () => port ? (await ask('signed')).signed : null,
	tell(message) {
		if (port) port.postMessage(message);
		else if (message.token) memory = kept(message.token) ?? message.token;
	},
	keepDraft: (draft) => port?.postMessage({ draft }),
	unread: (unread) => port?.postMessage({ unread }),
	close: () => port?.postMessage({ want: 'close' }),
};
