// What a page may ask of the chat beyond opening it. Brought by the loader once a page asks, or where visits are
// remembered or that is to be asked.
const FLUSH = 3_000;
const LARGEST = 60_000;

export function begin(kit) {
	const { set, slot } = kit;
	const ears = {};
	const tabs = window.BroadcastChannel && new BroadcastChannel(slot);
	let proof, claim = {}, gone, last = Promise.resolve();

	const tell = (event, detail) => ears[event]?.forEach((ear) => {
		try {
			ear(detail);
		} catch (error) {
			// The page's own mistakes are the page's to see, and stop nothing here.
			(window.reportError || console.error)(error);
		}
	});
	const know = () => {
		kit.who = { claim, signs: Boolean(proof) };
		kit.say({ who: kit.who });
	};
	const clear = () => {
		proof = undefined;
		claim = {};
		kit.who = undefined;
		trail.forget();
		try {
			localStorage.removeItem(slot);
		} catch {}
		kit.drop?.();
	};
	const merge = ({ token, name = claim.name, email = claim.email, attributes, ...more } = {}) => {
		claim = { name, email, attributes: { ...claim.attributes, ...attributes, ...more } };
	};

	const verbs = {
		open: () => kit.toggle(true),
		close: () => kit.toggle(false),
		identify(said) {
			claim = {};
			merge(said);
			proof = said?.token;
			know();
		},
		update(said) {
			merge(said);
			if (said?.token) proof = said.token;
			know();
		},
		locale(tag) {
			kit.speak(tag);
			const frame = kit.root.querySelector('iframe');
			if (frame) frame.src = kit.home + set.panel + '&locale=' + encodeURIComponent(tag);
		},
		on(event, ear) {
			(ears[event] ??= new Set()).add(ear);
		},
		off(event, ear) {
			ears[event]?.delete(ear);
		},
		async track(name, data) {
			trail.track(name, data);
			// Messages that show by themselves, and goals: a file of their own, where there are any.
			if (set.says) await kit.talk();
			kit.track?.(name, data);
		},
		consent: (wish) => trail.consent(wish),
		sharing: (said) => shares(kit, said),
		// From the panel: how much is unread, before whatever the page calls itself now.
		badge(unread) {
			const plain = document.title.replace(/^\(\d+\+?\) /, '');
			document.title = unread ? `(${unread > 9 ? '9+' : unread}) ${plain}` : plain;
		},
		async shutdown() {
			if (kit.root.querySelector('iframe')) {
				// The session ends on our side too; a page that is on its way out does not wait for it.
				await new Promise((resolve) => {
					gone = resolve;
					kit.say({ end: true });
					setTimeout(resolve, 1_000);
				});
			} else if (kit.store()) {
				fetch(kit.home + '/chat/identity/sign-out', { method: 'POST', body: kit.store(), mode: 'no-cors', keepalive: true, credentials: 'omit' }).catch(() => {});
			}
			clear();
			tabs?.postMessage('shutdown');
			tell('shutdown');
		},
	};

	const trail = follow(kit, tell, tabs);
	tabs?.addEventListener('message', ({ data }) => data === 'shutdown' ? clear() : data === 'forget' && trail.withdrawn());
	kit.ears.push(async (data) => {
		if (data.visited) {
			trail.visited();
		} else if ('shown' in data) {
			kit.open = data.shown;
			stands?.();
			tell(data.shown ? 'open' : 'close');
		} else if (data.want === 'signed') {
			let signed = null;
			try {
				signed = typeof proof === 'function' ? await proof() : proof;
			} catch (error) {
				console.warn('Frontdesk: no token', error);
			}
			kit.say({ signed: typeof signed === 'string' ? signed : null, for: data.for });
		} else if (data.identity) {
			if (data.identity.reason) console.warn(`Frontdesk: ${data.identity.reason}`);
			tell('identity', data.identity);
		} else if ('unread' in data) {
			tell('unread', data.unread);
		} else if (data.sent) {
			tell('message', data.sent);
		} else if (data.ended) {
			gone?.();
		}
	});
	// One after the other: who signs out and in again is not the one who was signed in before.
	kit.answer = () => {
		while (kit.calls.length) {
			const [verb, ...more] = kit.calls.shift();
			if (verbs[verb]) last = last.then(() => verbs[verb](...more)).catch(console.warn);
			else console.warn(`Frontdesk: there is no “${verb}”`);
		}
	};
	kit.visits ??= kit.store(0, slot + ':visits');
	if (kit.visits || set.banner) trail.consent();
	kit.answer();
}

// While the chat is closed, too: that a screen is shown, and the way to stop it.
let stands;
function shares(kit, said) {
	const { text, stop } = said ?? {};
	stands?.(true);
	stands = undefined;
	if (!stop) return;
	const { side, x, y } = kit.set;
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`:host{all:initial}.stop{all:unset;position:fixed;z-index:2147483000;bottom:calc(${y + 74}px + env(safe-area-inset-bottom));${side}:${x}px;box-sizing:border-box;max-width:min(320px,calc(100vw - ${2 * x}px));min-height:44px;padding:10px 16px;border-radius:22px;background:#c22f2f;color:#fff;font:600 14px/1.4 system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003}
.stop:hover{background:#a82424;transform:none}.stop:focus-visible{outline:3px solid #fff;outline-offset:-6px}.stop[hidden]{display:none}`);
	kit.root.adoptedStyleSheets = [...kit.root.adoptedStyleSheets, sheet];
	const button = Object.assign(document.createElement('button'), { type: 'button', className: 'stop', textContent: `${text} `, onclick: () => kit.say({ stop: 'screen' }) });
	button.append(Object.assign(document.createElement('u'), { textContent: stop }));
	kit.root.append(button);
	stands = (gone) => {
		button.hidden = kit.open !== false;
		if (!gone) return;
		button.remove();
		kit.root.adoptedStyleSheets = kit.root.adoptedStyleSheets.filter((one) => one !== sheet);
	};
	stands();
}

// Which pages were seen and what was done there: nothing of it is kept or sent until the visitor agrees.
function follow(kit, tell, tabs) {
	const { set, home, slot } = kit;
	const key = slot + ':visits';
	const never = slot + ':no';
	let pages = [], events = [], timer, seen, banner, now;

	const refused = () => navigator.globalPrivacyControl || !set.keeps;
	const fresh = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/\+/g, '-').replace(/\//g, '_').slice(0, 43);
	const send = () => {
		clearTimeout(timer);
		timer = 0;
		if (!kit.visits || !pages.length && !events.length) return;
		const body = JSON.stringify({ widget: set.key, visits: kit.visits, pages, events, referrer: document.referrer.slice(0, 2000),
			locale: document.documentElement.lang, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
		// In bytes: a browser lets no more than 64 kB go on after the page has gone.
		if (new Blob([body]).size > LARGEST && Math.max(pages.length, events.length) > 1) {
			const rest = [pages.splice(Math.ceil(pages.length / 2)), events.splice(Math.ceil(events.length / 2))];
			send();
			[pages, events] = rest;
			return send();
		}
		pages = [];
		events = [];
		// As text: no question to the server beforehand.
		fetch(home + '/chat/visits', { method: 'POST', body, keepalive: true, credentials: 'omit', referrerPolicy: 'origin' })
			.then((answer) => answer.status === 403 && forget(), () => {});
	};
	const soon = () => timer ||= setTimeout(send, FLUSH);
	// While they are here, where the desk looks at who is: a file of its own.
	const here = () => set.now && !refused() && (now ??= import(`${home}/widget/now/${set.now}.js`).then((module) => now = module.begin(kit)).catch(console.warn)).begin?.();
	const visited = () => {
		if (!kit.visits || seen === location.href) return;
		kit.watch();
		seen = location.href;
		here();
		const page = { url: seen.slice(0, 2000), at: new Date().toISOString() };
		pages.push(page);
		// Pages that draw themselves name themselves a little later.
		setTimeout(() => page.title = document.title.slice(0, 200), 500);
		soon();
	};
	const forget = () => {
		// At once: whoever takes it back is seen no longer.
		if (kit.visits && set.now) {
			fetch(home + '/chat/now', { method: 'POST', body: JSON.stringify({ widget: set.key, visits: kit.visits, tab: 'gone', gone: 1 }), keepalive: true, credentials: 'omit', referrerPolicy: 'origin' }).catch(() => {});
			now?.forget?.();
		}
		kit.visits = seen = undefined;
		pages = [];
		events = [];
		banner?.remove();
		try {
			localStorage.removeItem(key);
			localStorage.removeItem(slot + ':said');
		} catch {}
	};
	const consent = (wish) => {
		if (wish === undefined) {
			if (refused()) forget();
			else if (kit.visits) visited();
			else if (set.banner && !banner?.isConnected && !kit.store(0, never)) ask();
			return;
		}
		banner?.remove();
		if (!wish || refused()) {
			forget();
			// Other tabs of the site remember no longer either.
			tabs?.postMessage('forget');
		} else if (!kit.visits) {
			kit.visits = kit.store(fresh(), key);
			visited();
		}
		kit.say({ visits: kit.visits ?? null });
		tell('consent', Boolean(kit.visits));
	};
	const ask = () => {
		const { text, yes, no, never: always } = set.banner[document.documentElement.lang.slice(0, 2)] ?? set.banner.en;
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`:host{all:initial}section{position:fixed;z-index:2147482999;bottom:calc(20px + env(safe-area-inset-bottom));${set.side === 'left' ? 'right' : 'left'}:20px;box-sizing:border-box;max-width:min(360px,calc(100vw - 112px));padding:14px 16px;border-radius:14px;background:#fff;color:#1d2129;font:400 14px/1.5 system-ui,sans-serif;box-shadow:0 2px 6px #0002,0 12px 32px #0003}
p{margin:0 0 10px}section button{all:unset;box-sizing:border-box;display:inline-block;min-height:32px;margin:0 6px 6px 0;padding:5px 12px;border:1px solid #6b7280;border-radius:8px;font:600 14px/20px system-ui,sans-serif;cursor:pointer}
section button:focus-visible{outline:2px solid currentColor;outline-offset:2px}
@media(prefers-color-scheme:dark){section{background:#1f2229;color:#e8eaee}}@media print{section{display:none}}`);
		kit.root.adoptedStyleSheets = [...kit.root.adoptedStyleSheets, sheet];
		banner = document.createElement('section');
		banner.setAttribute('role', 'region');
		banner.setAttribute('aria-label', text);
		banner.append(Object.assign(document.createElement('p'), { textContent: text }));
		const choice = (words, act) => banner.append(Object.assign(document.createElement('button'), { type: 'button', textContent: words, onclick: act }));
		choice(yes, () => consent(true));
		choice(no, () => consent(false));
		choice(always, () => {
			// Their own wish, and all that is kept.
			kit.store('1', never);
			consent(false);
		});
		kit.root.append(banner);
	};
	addEventListener('pagehide', send);
	document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send());

	return {
		visited,
		withdrawn() {
			forget();
			kit.say({ visits: null });
			tell('consent', false);
		},
		consent,
		forget,
		track(name, data) {
			if (!kit.visits || refused()) return;
			events.push({ name: String(name).slice(0, 60), data: data ?? {}, at: new Date().toISOString() });
			if (events.length > 20) send();
			else soon();
		},
	};
}
