// The loader: a guest on the page. Draws the button and nothing more; what the rest needs is brought once somebody
// turns to it, or once the page has nothing else to do. What runs at once is a function in parentheses: browsers read
// such once, and all others twice before they first run.
(() => {
	const set = {/* settings */};
	const tag = document.currentScript;
	if (!tag || window.Frontdesk?.ready) return;
	const home = tag.src.slice(0, tag.src.indexOf('/', 8));
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
	const { words, x, y, side, shape } = set;
	const idle = window.requestIdleCallback || setTimeout;
	const brought = {};
	let text, spot, due, watched;

	const store = (function (value, key = slot) {
		try {
			if (value) localStorage.setItem(key, value);
			return localStorage.getItem(key);
		} catch {
			return value;
		}
	});
	// Each part says begin(kit) once, and is asked for again only where it did not come.
	const bring = (part) => brought[part] ??= import(home + part).then((module) => module.begin(kit), (error) => {
		brought[part] = null;
		console.warn(error);
		return new Promise(() => {});
	});
	const talk = () => bring(`/widget/says/${set.key}/${set.says}.js`);
	const tongue = (function (wish) {
		return words[wish = (wish || '').slice(0, 2).toLowerCase()] && wish;
	});
	const speak = (function (wish) {
		kit.locale = tongue(wish) || tongue(document.documentElement.lang) || tongue(navigator.language) || (navigator.languages || []).map(tongue).find(Boolean) || '';
		kit.words = words[kit.locale] || words.en;
		host.lang = kit.locale || 'en';
		host.dir = kit.locale === 'ar' ? 'rtl' : '';
		if (text) text.textContent = kit.words[0];
		if (kit.label) kit.label();
		else button.setAttribute('aria-label', kit.words[0]);
	});
	// By the same rules as PagePattern and ShownHours. No regular expressions: the first of them costs a page the most.
	const fits = (page) => {
		const address = (page[0] === '/' ? '' : location.origin) + location.pathname + (page.includes('?') ? location.search : '') + (page.includes('#') ? location.hash : '');
		const [first, ...rest] = page.split('*');
		if (!rest.length) return address === page;
		const last = rest.pop();
		let at = first.length;
		return address.startsWith(first) && rest.every((part) => (at = address.indexOf(part, at) + part.length) >= part.length)
			&& at + last.length <= address.length && address.endsWith(last);
	};
	const wanted = () => {
		if (shape === 'none' || set.off?.some(fits) || set.on && !set.on.some(fits)) return false;
		if (!set.hours) return true;
		const now = {};
		new Intl.DateTimeFormat('en', { timeZone: set.hours.zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
			.formatToParts().forEach(({ type, value }) => now[type] = value);
		now.time = now.hour + ':' + now.minute;
		return set.hours[now.weekday]?.some((span) => span.slice(0, 5) <= now.time && now.time < span.slice(6));
	};
	const ruled = shape === 'none' || set.on || set.off || set.hours;
	const appear = (function () {
		button.hidden = !kit.shown && (spot || ruled && !wanted());
	});
	// Messages that show by themselves are brought where one could, and no sooner.
	const judge = () => (!set.talks.on || set.talks.on.some(fits)) && idle(talk);
	const visit = (function () {
		const at = location.pathname + location.search;
		if (at !== kit.at) {
			kit.at = at;
			kit.came = performance.now();
		}
		if (set.talks) {
			clearTimeout(due);
			due = setTimeout(judge, kit.came + set.talks.after * 1000 - performance.now());
		}
		appear();
		kit.hear({ visited: 1 });
	});
	// Around whatever the page itself has put there, where a browser does not tell of new addresses.
	const around = () => {
		['pushState', 'replaceState'].forEach((name) => {
			const before = history[name];
			history[name] = function () {
				setTimeout(visit);
				return before.apply(this, arguments);
			};
		});
		addEventListener('popstate', visit);
		addEventListener('hashchange', visit);
	};
	const watch = (function () {
		if (watched) return;
		watched = true;
		if (window.navigation) navigation.addEventListener('navigatesuccess', visit);
		else around();
	});
	const toggle = (wish) => bring(set.frame).then(() => kit.toggle(wish));
	const load = () => bring(set.frame).then(() => kit.load());

	const host = document.createElement('div');
	host.style.setProperty('display', 'contents');
	const root = host.attachShadow({ mode: 'open' });
	const sheet = new CSSStyleSheet();
	// What a button inherits and browsers do not set anew; the parts that say more begin with all of it.
	sheet.replaceSync(`button{visibility:visible;pointer-events:auto;white-space:nowrap;position:fixed;z-index:2147483000;bottom:calc(${y}px + env(safe-area-inset-bottom));${side}:${x}px;display:flex;align-items:center;justify-content:center;gap:10px;min-width:60px;height:60px;padding:${shape === 'pill' ? '0 22px 0 18px' : 0};border:0;border-radius:${shape === 'square' ? 16 : 30}px;background:${set.color};color:#fff;font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003;transition:transform .15s}
i{flex:none;width:28px;height:28px;background:#fff;clip-path:path(evenodd,'M14 3.6c6.2 0 11.6 4.3 11.6 9.6-.1 5.3-5.4 9.4-11.6 9.4-1.2 0-2.6-.1-3.3-.4l-7.1 3.7 1.6-6.2c-1.4-1.2-2.8-3.8-2.8-6.5 0-5.3 5.4-9.6 11.6-9.6zM14 5.7c5.5 0 9.4 3.2 9.4 7.5.1 4.2-3.9 7.3-9.4 7.3-1.1 0-2.1-.1-3.5-.5l-3.6 1.9.7-2.9c-2.1-1.8-3-3.6-3-5.8 0-4.3 3.9-7.5 9.4-7.5z')}
b{font:inherit}[hidden]{display:none}@media(forced-colors:active){i{background:ButtonText;forced-color-adjust:none}}@media print{*{display:none!important}}`);
	root.adoptedStyleSheets = [sheet];
	const button = document.createElement('button');
	button.type = 'button';
	button.setAttribute('aria-haspopup', 'dialog');
	button.setAttribute('aria-expanded', false);
	button.append(document.createElement('i'));
	if (shape === 'pill') button.append(text = document.createElement('b'));
	root.append(button);

	button.addEventListener('click', () => toggle(!kit.shown));
	button.addEventListener('pointerenter', load);
	button.addEventListener('focus', load);
	document.addEventListener('click', (event) => {
		if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest?.('[data-frontdesk-open]')) return;
		event.preventDefault();
		toggle(true);
	});

	// What the parts work with: each adds what it hears by, and what it can.
	const kit = {
		set, home, slot, root, host, button, store, fits, speak, appear, watch, toggle, talk,
		calls: [],
		ears: [],
		hear: (data) => kit.ears.forEach((ear) => ear(data)),
		say: () => {},
	};

	const start = (function () {
		spot = kit.spot = document.querySelector('[data-frontdesk-inline]');
		speak(tag.dataset.locale);
		visit();
		(spot || document.body).append(host);
		if (spot || set.show) toggle(true);
		if (set.hours) setInterval(appear, 30_000);
		const early = window.Frontdesk?.q || [];
		const api = window.Frontdesk = (...call) => {
			if (!brought[set.more] && (call[0] === 'open' || call[0] === 'close')) {
				if (call[0] === 'open' || brought[set.frame]) toggle(call[0] === 'open');
				return;
			}
			kit.calls.push(call);
			bring(set.more).then(() => kit.answer());
		};
		api.ready = true;
		early.forEach((call) => api(...call));
		idle((function () {
			kit.visits ??= store(0, slot + ':visits');
			if (!button.hidden && store()) load();
			if (kit.visits || set.banner) bring(set.more);
			// Visits are counted on every page.
			if (kit.visits && set.talks) talk();
			if (set.on || set.off || set.talks) watch();
		}));
	});
	if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
	else start();
})();
