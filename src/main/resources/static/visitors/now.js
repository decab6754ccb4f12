// Says now and then that a visitor who agreed is here, and shows what somebody of the desk says to them. Loaded for
// nobody else; says nothing while nobody looks at the page.
const HUES = [25, 60, 95, 140, 170, 200, 230, 265, 290, 315, 340, 5];
const FIRST = 700;

export function begin(kit) {
	const { set, home, slot, root, button } = kit;
	// Pages without encryption have no randomUUID.
	const tab = crypto.getRandomValues(new Uint32Array(3)).join('-');
	const tabs = window.BroadcastChannel && new BroadcastChannel(slot + ':now');
	// The tab's next page is to know it, too.
	const keep = (name, value) => {
		try {
			if (value) sessionStorage.setItem(slot + name, JSON.stringify(value));
			else sessionStorage.removeItem(slot + name);
		} catch {
			// Then only this page does.
		}
	};
	const kept = (name) => {
		try {
			return JSON.parse(sessionStorage.getItem(slot + name));
		} catch {
			return null;
		}
	};
	const over = new Set(kept(':over') ?? []);
	let timer, every = 50, at = 0, asked, part, pending = kept(':told'), off, seen;

	const say = (more) => fetch(home + '/chat/now', { method: 'POST', keepalive: true, credentials: 'omit', referrerPolicy: 'origin',
		body: JSON.stringify({ widget: set.key, visits: kit.visits, tab, ...more }) });
	const agreed = () => kit.visits && !navigator.globalPrivacyControl;
	const beat = async (more) => {
		clearTimeout(timer);
		if (off || !agreed()) return hide();
		at = Date.now();
		seen = location.href;
		try {
			const name = kit.who?.claim?.name;
			const answer = await say({ url: seen.slice(0, 2000), title: document.title.slice(0, 200), locale: root.host.lang,
				zone: Intl.DateTimeFormat().resolvedOptions().timeZone, name: typeof name === 'string' ? name.slice(0, 100) : undefined, ...more });
			// Not wanted here: the next page asks anew.
			if (answer.status === 403 || answer.status === 422) off = true;
			every = answer.status === 429 ? 120 : every;
			if (answer.ok) {
				const { next, invitation } = await answer.json();
				every = next || every;
				if (!more?.did || more.did === 'shown') take(invitation);
			}
		} catch {
			// Without a network nobody is here.
		}
		clearTimeout(timer);
		timer = setTimeout(() => document.visibilityState === 'visible' && beat(), every * 1000);
	};
	const soon = (after = FIRST) => {
		clearTimeout(timer);
		timer = setTimeout(() => document.visibilityState === 'visible' && beat(), after);
	};

	const take = (invitation) => {
		if (!invitation || over.has(invitation.id)) {
			// Taken back, or too late.
			if (!pending) hide();
			return;
		}
		if (asked?.id === invitation.id) return;
		hide();
		asked = invitation;
		const inside = kit.shown;
		if (inside) open();
		else show();
		beat({ about: invitation.id, did: inside ? 'opened' : 'shown' });
	};
	const show = () => {
		const { text, lang, name, initials, hue, label, close } = asked;
		const make = (tag, more) => Object.assign(document.createElement(tag), more);
		part = make('div', { className: 'ask' });
		part.setAttribute('role', 'region');
		part.setAttribute('aria-label', label);
		part.setAttribute('aria-live', 'polite');
		const words = make('button', { type: 'button', className: 'words', onclick: () => kit.toggle(true) });
		const face = make('b', { textContent: initials });
		face.setAttribute('aria-hidden', 'true');
		words.append(make('span', { className: 'by' }), make('span', { textContent: text, lang, dir: 'auto', className: 'text' }));
		words.firstChild.append(face, make('bdi', { textContent: name }));
		const shut = make('button', { type: 'button', className: 'shut', textContent: '×', onclick: shun });
		shut.setAttribute('aria-label', close);
		dress(HUES[hue % 12]);
		// Empty first: only what comes into a live region is read out.
		root.append(part);
		requestAnimationFrame(() => requestAnimationFrame(() => part?.append(words, shut)));
	};
	let sheet;
	const dress = (hue) => {
		const { x, y, side, shape } = set;
		if (!sheet) {
			sheet = new CSSStyleSheet();
			root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
		}
		sheet.replaceSync(`.ask{position:fixed;z-index:2147482999;bottom:calc(${shape === 'none' ? y : y + 74}px + env(safe-area-inset-bottom));${side}:${x}px;display:flex;align-items:flex-start;max-width:min(340px,calc(100vw - ${2 * x}px));max-height:60vh;overflow:auto;border-radius:16px;background:#fff;color:#1d2129;box-shadow:0 2px 6px #0002,0 12px 32px #0003}
.ask:empty,.ask~.say,.say:has(~.ask){display:none}
.ask button{all:unset;box-sizing:border-box;position:static;min-width:0;height:auto;font:400 15px/1.45 system-ui,sans-serif;color:inherit;cursor:pointer}
.ask .words{padding:14px 4px 14px 16px;text-align:start;overflow-wrap:anywhere}
:host([dir=rtl]) .ask .words{padding:14px 16px 14px 4px}
.ask span{all:unset;display:block}.ask .text{white-space:pre-line;text-align:start}
.ask .words .by{display:flex;align-items:center;gap:8px;margin-bottom:6px;font-weight:600;font-size:14px}
.ask b{display:grid;place-items:center;flex:none;width:32px;height:32px;border-radius:50%;font:650 12px/1 system-ui,sans-serif;background:oklch(92% .04 ${hue});color:oklch(36% .09 ${hue})}
.ask .shut{flex:none;width:36px;height:36px;margin:6px;border-radius:10px;font-size:22px;line-height:36px;text-align:center;color:#5b6472}
.ask button:hover{transform:none}.ask .shut:hover{background:#0000000f}
.ask button:focus-visible{outline:2px solid currentColor;outline-offset:-4px;border-radius:14px}
@media(prefers-color-scheme:dark){.ask{background:#262a32;color:#e8eaee}.ask .shut{color:#b4bac5}.ask .shut:hover{background:#ffffff14}.ask b{background:oklch(38% .06 ${hue});color:oklch(92% .05 ${hue})}}
@media(forced-colors:active){.ask{border:1px solid}}`);
	};
	const hide = () => {
		const within = part?.contains(root.activeElement);
		part?.remove();
		part = asked = undefined;
		if (within && !button.hidden) button.focus();
	};
	const end = (id) => {
		over.add(id);
		keep(':over', [...over].slice(-50));
	};
	const done = (id) => {
		end(id);
		tabs?.postMessage({ over: id });
	};
	const shun = () => {
		const { id } = asked;
		done(id);
		hide();
		beat({ about: id, did: 'closed' });
	};
	// Whoever opens the chat, by the words or beside them, finds them there.
	const open = () => {
		pending = { invitation: asked.id, by: asked.name, text: asked.text, variant: 0 };
		keep(':told', pending);
		done(asked.id);
		hide();
		kit.say({ told: pending });
	};

	tabs?.addEventListener('message', ({ data }) => {
		end(data.over);
		if (asked?.id === data.over) hide();
	});
	addEventListener('pagehide', () => {
		if (agreed() && !off) say({ left: 1 }).catch(() => {});
	});
	// Back from the cache of pages left behind, or from sleep.
	addEventListener('pageshow', ({ persisted }) => persisted && soon(0));
	document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - at > 5_000 && soon(0));
	addEventListener('keydown', (event) => event.key === 'Escape' && part && !event.defaultPrevented && shun());
	soon();

	kit.ears.push((data) => {
		if (data.shown && asked) {
			const { id } = asked;
			open();
			beat({ about: id, did: 'opened' });
		} else if (data.want === 'told') {
			if (pending) kit.say({ told: pending });
		} else if (data.sent) {
			pending = undefined;
			keep(':told');
		}
	});
	return {
		begin: () => seen !== location.href && soon(),
		forget: () => {
			clearTimeout(timer);
			pending = seen = undefined;
			keep(':over');
			keep(':told');
			hide();
		},
	};
}
