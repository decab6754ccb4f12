// Messages that show by themselves, and goals: judged here, from what stands in this very file. Nothing is asked of the
// server while a page is looked at; what is to be counted goes out with what the visitor does, or when they leave.
// Without consent all that is known of the visit is in the memory of its tabs, and lost with them. What a visitor
// closes is noted for the tab, by their own wish; with consent the browser keeps the rest from visit to visit.
// What runs at once is a function in parentheses: browsers read such once, and all others twice.
const house = {/* house */};
const WEEK = 604_800_000;
const PAUSE = 1_800_000;
const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*(?:\|([^{}]*))?\}\}/g;

const events = new Set();
let kit, set, slot, root, button, key, tabs, mine, kept, where, came, depth, exit, acted, bubble, pending, timer;
let signs = [], reached = [], here = [];

const agreed = () => Boolean(kit.visits && !navigator.globalPrivacyControl);
const fresh = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace(/\+/g, '-').replace(/\//g, '_').slice(0, 43);
const blank = () => ({ visits: 1, at: Date.now(), visit: 0, last: 0, seen: {} });
const closed = (id) => {
	try {
		const ids = JSON.parse(sessionStorage.getItem(slot + ':hush')) ?? [];
		if (id) sessionStorage.setItem(slot + ':hush', JSON.stringify([...ids, id].slice(-50)));
		return ids;
	} catch {
		return [];
	}
};

// What is known of the visitor: of this visit, or of all of them.
const know = (function () {
	if (mine && agreed() === kept) return mine;
	if (mine && kept) mine = undefined;
	kept = agreed();
	if (!kept) return mine ??= blank();
	let found;
	try {
		found = JSON.parse(localStorage.getItem(key));
	} catch {}
	if (/^[\w-]{43}$/.test(found?.unit) && found.seen && typeof found.seen === 'object') {
		mine = { ...blank(), ...found };
		if (Date.now() - mine.at > PAUSE) {
			mine.visits = (Number(mine.visits) || 0) + 1;
			mine.visit = 0;
			Object.values(mine.seen).forEach((one) => one.now = 0);
		}
	}
	mine ??= blank();
	mine.unit ??= fresh();
	keep();
	return mine;
});
const keep = () => {
	mine.at = Date.now();
	if (kept) {
		try {
			// Not where another tab has just taken the consent back.
			if (localStorage.getItem(slot + ':visits')) localStorage.setItem(key, JSON.stringify(mine));
		} catch {}
	}
	tabs?.postMessage({ mine, kept });
};
// A page that only writes something into its own address is still the same.
const page = (function () {
	here = house.messages.filter(({ on, off }) => !off?.some(kit.fits) && (!on || on.some(kit.fits)));
	if (where === kit.at) return;
	where = kit.at;
	came = acted = kit.came;
	depth = 0;
	exit = false;
});
const open = () => {
	const now = {};
	new Intl.DateTimeFormat('en', { timeZone: house.hours.zone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
		.formatToParts().forEach(({ type, value }) => now[type] = value);
	const day = `${now.month}-${now.day}`;
	now.time = `${now.hour}:${now.minute}`;
	return !house.hours.off?.some((one) => one === day || one === `${now.year}-${day}`)
		&& Boolean(house.hours[now.weekday]?.some((span) => span.slice(0, 5) <= now.time && now.time < span.slice(6)));
};
// Only what the page said itself, of its own.
const attribute = (name) => {
	const all = kit.who?.claim?.attributes;
	const value = all && Object.hasOwn(all, name) ? all[name] : undefined;
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
};
const holds = ([name, test, wanted]) => {
	const value = attribute(name);
	if (test === 'has') return value !== undefined;
	if (test === 'not') return value !== wanted;
	if (test === 'over') return value !== undefined && Number(value) > Number(wanted);
	if (test === 'under') return value !== undefined && Number(value) < Number(wanted);
	return value === wanted;
};
const due = (message) => {
	const now = performance.now();
	const seen = mine.seen[message.id];
	const days = seen?.at?.filter((at) => Math.abs(Date.now() - at) < message.days * 86_400_000) ?? [];
	return !seen?.now && days.length < message.times
		&& now - came >= (message.after ?? 0) * 1000
		&& now - acted >= (message.idle ?? 0) * 1000
		&& depth >= (message.scroll ?? 0)
		&& (!message.exit || exit)
		&& mine.visits >= (message.visits ?? 0)
		&& (!message.event || events.has(message.event))
		&& (!message.locales || message.locales.includes(root.host.lang))
		&& (message.attributes ?? []).every(holds)
		&& (!message.hours || (house.hours.zone ? open() : true) === (message.hours === 'open'))
		&& !closed().includes(message.id);
};
const calm = () => mine.visit < house.visit && Math.abs(Date.now() - mine.last) >= house.apart * 1000
	&& Object.values(mine.seen).flatMap((one) => one.at ?? []).filter((at) => Math.abs(Date.now() - at) < WEEK).length < house.week;
// One thing at a time, and only where the chat itself is to be seen.
const quiet = () => document.visibilityState === 'visible' && !bubble && button.getAttribute('aria-expanded') === 'false'
	&& (!button.hidden || set.shape === 'none') && !root.querySelector('section, iframe.in, .ask');

const look = (function () {
	if (bubble && !here.includes(bubble.message)) hide();
	// Asks the page for its layout: only where a message wants to know.
	if (here.some(({ scroll }) => scroll)) {
		const [view, whole] = [innerHeight, document.documentElement.scrollHeight];
		if (whole > view) depth = Math.max(depth, Math.round(scrollY / (whole - view) * 100));
	}
	if (!here.length || !quiet()) return;
	know();
	if (!calm()) return;
	const message = here.find(due);
	if (message) meet(message);
});
// Who is held out stays so, and counts as if the message had been shown.
const meet = (message) => {
	const seen = mine.seen[message.id] ??= { v: draw(message), at: [] };
	if (!(seen.v < message.shares.length)) seen.v = draw(message);
	seen.at = [...seen.at, Date.now()].slice(-20);
	seen.now = 1;
	mine.unit ??= fresh();
	mine.visit++;
	mine.last = Date.now();
	keep();
	signs.push([message.id, seen.v, 'shown']);
	if (seen.v >= 0) show(message, seen.v);
};
const draw = ({ hold, shares }) => {
	if (Math.random() * 100 < (hold ?? 0)) return -1;
	let at = Math.random() * shares.reduce((sum, share) => sum + share, 0);
	const drawn = shares.findIndex((share) => (at -= share) < 0);
	return Math.max(0, drawn);
};

const values = () => {
	const full = kit.who?.claim?.name;
	const parts = typeof full === 'string' ? full.trim().split(/\s+/) : [];
	// Hungarians say the family first.
	const said = { ...house.values, 'customer.name': full, 'customer.firstName': root.host.lang === 'hu' ? parts.at(-1) : parts[0] };
	return (name) => {
		const value = name.startsWith('attribute.') ? attribute(name.slice(10)) : said[name];
		return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).replace(/\p{Cc}+/gu, ' ').trim().slice(0, 60) : '';
	};
};
// By the same rules as Wording.
const filled = (text, used) => {
	const value = values();
	return text.replace(PLACEHOLDER, (all, name, other) => (used[name] = value(name)) || (other ?? '').trim())
		.replace(/ +([,.!?،؟])/g, '$1').replace(/ {2,}/g, ' ').trim();
};
const show = (message, variant) => {
	const texts = message.texts[variant];
	const tongue = [root.host.lang, house.locale, 'en', ...Object.keys(texts)].find((one) => texts[one]);
	const used = {};
	const text = tongue && filled(texts[tongue], used);
	if (!text) return;
	const [label, shut] = house.words[root.host.lang] ?? house.words.en;
	const part = document.createElement('div');
	part.className = 'say';
	part.setAttribute('role', 'region');
	part.setAttribute('aria-label', label);
	part.setAttribute('aria-live', 'polite');
	const say = Object.assign(document.createElement('button'), { type: 'button', className: 'told', textContent: text, lang: tongue, dir: 'auto' });
	const close = Object.assign(document.createElement('button'), { type: 'button', className: 'shut', textContent: '×' });
	close.setAttribute('aria-label', shut);
	bubble = { id: message.id, part, message };
	dress();
	// Empty first: only what comes into a live region is read out.
	root.append(part);
	requestAnimationFrame(() => requestAnimationFrame(() => part.append(say, close)));
	close.addEventListener('click', () => shun());
	say.addEventListener('click', () => {
		pending = { message: message.id, variant, locale: tongue, unit: mine.unit, values: used, text };
		signs.push([message.id, variant, 'opened']);
		closed(message.id);
		hide();
		kit.toggle(true);
		kit.say({ told: pending });
		send();
	});
};
const dress = () => {
	if (root.adoptedStyleSheets.length > 1 && root.adoptedStyleSheets.some((sheet) => sheet.says)) return;
	const { x, y, side } = set;
	const sheet = new CSSStyleSheet();
	sheet.says = true;
	sheet.replaceSync(`:host{all:initial}.say{position:fixed;z-index:2147482998;bottom:calc(${set.shape === 'none' ? y : y + 74}px + env(safe-area-inset-bottom));${side}:${x}px;display:flex;align-items:flex-start;max-width:min(320px,calc(100vw - ${2 * x}px));border-radius:16px;background:#fff;color:#1d2129;box-shadow:0 2px 6px #0002,0 12px 32px #0003}
.say:empty{display:none}
.say button{all:unset;box-sizing:border-box;position:static;min-width:0;height:auto;font:400 15px/1.45 system-ui,sans-serif;color:inherit;cursor:pointer}
.say .told{padding:14px 4px 14px 16px;overflow-wrap:anywhere;white-space:pre-line;text-align:start}
:host([dir=rtl]) .say .told{padding:14px 16px 14px 4px}
.say .shut{flex:none;width:36px;height:36px;margin:6px;border-radius:10px;font-size:22px;line-height:36px;text-align:center;color:#5b6472}
.say button:hover{transform:none}.say .shut:hover{background:#0000000f}
.say button:focus-visible{outline:2px solid currentColor;outline-offset:-4px;border-radius:14px}
@media(prefers-color-scheme:dark){.say{background:#262a32;color:#e8eaee}.say .shut{color:#b4bac5}.say .shut:hover{background:#ffffff14}}
@media(forced-colors:active){.say{border:1px solid}}`);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};
const hide = () => {
	const within = bubble?.part.contains(root.activeElement);
	bubble?.part.remove();
	bubble = undefined;
	if (within && !button.hidden) button.focus();
};
const shun = () => {
	closed(bubble.id);
	if (mine.seen[bubble.id]) mine.seen[bubble.id].shut = 1;
	hide();
	keep();
};

const send = () => {
	if (!signs.length && !reached.length) return;
	const told = { widget: set.key, unit: know().unit ??= fresh(), agreed: agreed(), signs: signs.splice(0, 40), goals: reached.splice(0, 10) };
	if (told.goals.length) told.token = kit.store() ?? undefined;
	// As text: no question to the server beforehand.
	fetch(kit.home + '/chat/counts', { method: 'POST', body: JSON.stringify(told), keepalive: true, credentials: 'omit', referrerPolicy: 'origin' })
		.then(async (answer) => answer.ok && Object.entries((await answer.json()).refused)
			.forEach(([name, why]) => console.warn(`Frontdesk: “${name}” was not counted: ${why}`)), () => {});
	send();
};

const hear = (data) => {
	if (data.visited) {
		page();
		look();
	} else if (data.shown) {
		hide();
	} else if (data.want === 'told') {
		if (pending) kit.say({ told: pending });
	} else if (data.sent) {
		pending = undefined;
	}
};
const track = (name, data) => {
	const named = String(name).slice(0, 60);
	if (events.size < 100) events.add(named);
	// Check-outs are followed with consent only: of others nothing goes out.
	if (house.goals.includes(named) || house.money && named === 'checkout' && agreed()) {
		const { id, value, currency } = Object(data);
		const plain = (one, most) => typeof one === 'string' ? one.slice(0, most) : typeof one === 'number' ? one : undefined;
		reached.push({ name: named, id: plain(id, 200), value: plain(value, 40), currency: plain(currency, 3) });
		send();
	}
	if (timer) look();
};

export const begin = (function (given) {
	// A loader of before it came in parts, out of a browser's cache: nothing shows until the page is loaded anew.
	if (!given.ears || !given.fits) return;
	kit = given;
	({ set, slot, root, button } = kit);
	key = slot + ':said';
	tabs = window.BroadcastChannel && new BroadcastChannel(key);
	// Other tabs of the same visit: one visit has one memory. What a browser kept does not live on in a tab that may not.
	tabs?.addEventListener('message', ({ data }) => {
		if (data.ask && mine) tabs.postMessage({ mine: know(), kept });
		else if (data.mine && know() && data.kept === kept && data.mine.visit >= mine.visit) mine = { unit: mine.unit, ...data.mine };
		if (bubble && data.mine?.seen[bubble.id]?.shut) hide();
	});
	kit.ears.push(hear);
	kit.track = track;
	addEventListener('pagehide', send);
	document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send());
	page();
	if (!house.messages.length) return;
	tabs?.postMessage({ ask: 1 });
	['pointermove', 'pointerdown', 'keydown', 'scroll'].forEach((sign) => addEventListener(sign, () => acted = performance.now(), { passive: true, capture: true }));
	document.addEventListener('mouseout', ({ relatedTarget, clientY }) => {
		if (!relatedTarget && clientY <= 0) {
			exit = true;
			look();
		}
	});
	addEventListener('keydown', (event) => event.key === 'Escape' && bubble && !event.defaultPrevented && shun());
	timer = setInterval(look, 1_000);
	// Other tabs answer first.
	setTimeout(look, 100);
});
