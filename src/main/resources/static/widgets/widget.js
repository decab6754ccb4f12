// The loader: a guest on the page. Draws the button, keeps one token once the visitor has written, and brings
// the panel on intent. Everything else happens in the frame.
(() => {
	const set = {/* settings */};
	const tag = document.currentScript;
	if (!tag || window.Frontdesk?.ready) return;
	const home = new URL(tag.src).origin;
	const named = tag.dataset.widget;
	if (named && named !== set.key && !set.quiet) {
		const other = document.createElement('script');
		other.async = true;
		other.src = `${home}/widget/${encodeURIComponent(named)}.js`;
		if (tag.dataset.locale) other.dataset.locale = tag.dataset.locale;
		document.head.append(other);
		return;
	}
	if (set.closed) return;
	if (!set.quiet && location.origin !== home && !set.origins?.includes(location.origin)) {
		console.warn(`Frontdesk: ${location.origin} may not show the chat “${set.key}”`);
		return;
	}
	const slot = 'frontdesk:' + set.key;
	const { words, x, y, side } = set;
	const calls = [];
	let locale, more, open, close, title, token = null, frame, port, shown = false, focus, draft = '', spot;

	const store = (value, key = slot) => {
		try {
			if (value) localStorage.setItem(key, value);
			return localStorage.getItem(key);
		} catch {
			return value;
		}
	};
	const speak = (...wishes) => {
		locale = wishes.map((wish) => (wish || '').toLowerCase().split(/[-_]/)[0]).find((wish) => words[wish]) || '';
		[open, close, title] = words[locale] || words.en;
		host.lang = locale || 'en';
		host.dir = locale === 'ar' ? 'rtl' : '';
		if (set.shape === 'pill') word.textContent = open;
		label(0);
	};
	// By the same rules as PagePattern and ShownHours.
	const fits = (page) => new RegExp(`^${page.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`)
		.test((page[0] === '/' ? '' : location.origin) + location.pathname + (page.includes('?') ? location.search : '') + (page.includes('#') ? location.hash : ''));
	const wanted = () => {
		if (set.shape === 'none' || spot || set.off?.some(fits) || set.on && !set.on.some(fits)) return false;
		if (!set.hours) return true;
		const now = {};
		new Intl.DateTimeFormat('en', { timeZone: set.hours.zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
			.formatToParts().forEach(({ type, value }) => now[type] = value);
		now.time = now.hour + ':' + now.minute;
		return set.hours[now.weekday]?.some((span) => span.slice(0, 5) <= now.time && now.time < span.slice(6));
	};
	const appear = () => {
		button.hidden = !shown && !wanted();
	};
	const visit = () => {
		appear();
		kit.hear?.({ visited: 1 });
	};
	const say = (message) => port?.postMessage(message);

	const host = document.createElement('div');
	host.style.setProperty('display', 'contents');
	const root = host.attachShadow({ mode: 'open' });
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`:host{all:initial}*{box-sizing:border-box}
button{position:fixed;z-index:2147483000;bottom:calc(${y}px + env(safe-area-inset-bottom));${side}:${x}px;display:flex;align-items:center;justify-content:center;gap:10px;min-width:60px;height:60px;padding:0;border:0;border-radius:${set.shape === 'square' ? 16 : 30}px;background:${set.color};color:#fff;font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003;transition:transform .15s}
button:hover{transform:scale(1.05)}button:focus-visible{outline:3px solid #fff;outline-offset:-6px}
svg{width:28px;height:28px;flex:none}.x,[aria-expanded=true] .c,[aria-expanded=true] b{display:none}[aria-expanded=true] .x{display:block}
b{font:inherit}[aria-expanded=false]:has(b:not(:empty)){padding:0 22px 0 18px}
i{position:absolute;top:-3px;${side}:-3px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#c22f2f;font:600 13px/22px system-ui,sans-serif}i:empty,b:empty,[hidden]{display:none}
iframe{position:fixed;z-index:2147483001;bottom:calc(${y + 74}px + env(safe-area-inset-bottom));${side}:${x}px;display:block;width:392px;height:min(640px,calc(100vh - ${y + 94}px));max-width:calc(100vw - ${2 * x}px);border:0;border-radius:18px;box-shadow:0 2px 6px #0002,0 24px 60px #0004;background:#fff;color-scheme:normal;transform-origin:bottom ${side};transition:opacity .16s,transform .16s,visibility .16s}
iframe:not(.on){visibility:hidden;opacity:0;transform:translateY(12px) scale(.98)}
@media(max-width:480px){iframe{inset:0;width:100%;height:100%;height:100dvh;max-width:none;border-radius:0}[aria-expanded=true]{display:none}}
.in{position:static;width:100%;height:100%;min-height:420px;max-width:none;border-radius:18px}
@media(prefers-color-scheme:dark){iframe{background:#1b1d22}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{*{display:none!important}}`);
	root.adoptedStyleSheets = [sheet];
	root.innerHTML = '<button type="button" aria-expanded="false" aria-haspopup="dialog"><svg class="c" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true"><path d="M12 4c5 0 9 3.2 9 7.3s-4 7.2-9 7.2c-1 0-2-.1-2.9-.4L4.5 20.5l1-3.9C4 15.3 3 13.4 3 11.3 3 7.2 7 4 12 4z"/></svg><svg class="x" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" aria-hidden="true"><path d="M6 9.5l6 6 6-6"/></svg><b></b><i></i></button>';
	const [button, word, badge] = ['button', 'b', 'i'].map((part) => root.querySelector(part));
	const label = (unread) => {
		badge.textContent = shown || !unread ? '' : unread > 9 ? '9+' : unread;
		button.setAttribute('aria-label', (shown ? close : open) + (badge.textContent && ` (${badge.textContent})`));
	};

	const load = () => {
		if (frame) return;
		frame = document.createElement('iframe');
		frame.title = title;
		frame.allow = 'clipboard-write;display-capture';
		frame.referrerPolicy = 'strict-origin-when-cross-origin';
		if (spot) {
			frame.className = 'in on';
			frame.loading = 'lazy';
		}
		frame.src = home + set.panel + (locale && '&locale=' + locale);
		// At every load: the frame loads itself anew when its language is switched.
		frame.addEventListener('load', () => {
			port?.close();
			const channel = new MessageChannel();
			port = channel.port1;
			port.onmessage = hear;
			frame.contentWindow.postMessage({ frontdesk: 1, token, shown, draft, locale, inline: !!spot, who: kit.who, visits: kit.visits, referrer: document.referrer.slice(0, 2000) }, home, [channel.port2]);
		});
		root.append(frame);
	};
	const hear = ({ data }) => {
		kit.hear?.(data);
		if (data.call) {
			Frontdesk(...data.call);
		} else if (data.want === 'token') {
			// Another tab may have written first: one visitor, one token.
			token = store() || token || data.fresh;
			token = store(token) || token;
			say({ token, for: data.for });
		} else if (data.want === 'page') {
			say({ page: { url: location.href.slice(0, 2000), title: document.title.slice(0, 200) }, visits: kit.visits, for: data.for });
		} else if (data.token) {
			token = data.token;
			if (store()) store(token);
		} else if (data.want === 'close') {
			toggle(false);
		} else if ('draft' in data) {
			draft = data.draft;
		} else if ('unread' in data) {
			label(data.unread);
		}
	};
	const toggle = (wish) => {
		if (spot) {
			if (wish) {
				spot.scrollIntoView({ block: 'nearest' });
				frame.focus();
			}
			return;
		}
		if (wish === shown) return;
		shown = wish;
		if (shown) {
			load();
			focus = document.activeElement;
			// After a frame, so that a panel that has just been made slides in too.
			requestAnimationFrame(() => shown && frame.classList.add('on'));
			if (!set.quiet) frame.focus();
		} else {
			frame?.classList.remove('on');
			(focus?.isConnected && focus !== document.body && focus !== host ? focus : button).focus();
		}
		button.setAttribute('aria-expanded', shown);
		label(0);
		say({ shown });
		kit.hear?.({ shown });
	};

	button.addEventListener('click', () => toggle(!shown));
	button.addEventListener('pointerenter', load);
	button.addEventListener('focus', load);
	document.addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest?.('[data-frontdesk-open]')) return;
		event.preventDefault();
		toggle(true);
	});
	addEventListener('keydown', (event) => event.key === 'Escape' && shown && toggle(false));
	addEventListener('storage', (event) => {
		if (event.key !== slot || event.newValue === token) return;
		if (event.newValue) say({ token: token = event.newValue });
		// Signed out in another tab.
		else kit.drop();
	});
	window.navigation?.addEventListener('navigatesuccess', visit);
	addEventListener('popstate', visit);
	addEventListener('hashchange', visit);

	// What the rest works with, which only pages load that ask for it.
	const kit = {
		set, home, slot, calls, root, say, speak, store, visit, toggle,
		drop() {
			toggle(false);
			port?.close();
			frame?.remove();
			token = frame = port = null;
			draft = '';
			label(0);
		},
	};

	const start = () => {
		spot = document.querySelector('[data-frontdesk-inline]');
		speak(tag.dataset.locale, document.documentElement.lang, ...(navigator.languages || []));
		visit();
		(spot || document.body).append(host);
		token = store();
		if (spot) {
			shown = true;
			load();
		} else if (set.show) {
			toggle(true);
		} else if (token && wanted()) {
			(window.requestIdleCallback || setTimeout)(load);
		}
		if (set.hours) setInterval(appear, 30_000);
		const early = window.Frontdesk?.q || [];
		const api = (...call) => {
			if (!more && (call[0] === 'open' || call[0] === 'close')) return toggle(call[0] === 'open');
			calls.push(call);
			more ??= import(home + set.more).then((module) => module.begin(kit), console.warn);
			kit.answer?.();
		};
		api.ready = true;
		window.Frontdesk = api;
		kit.visits = store(0, slot + ':visits');
		if (kit.visits || set.banner || set.talks || !window.navigation) api('consent');
		early.forEach((call) => api(...call));
	};
	if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
	else start();
})();
