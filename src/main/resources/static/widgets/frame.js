// The panel in its frame, brought by the loader once somebody turns to the button, or comes back who has written before.
export function begin(kit) {
	const { set, home, slot, root, host, button, spot, store } = kit;
	const { x, y, side } = set;
	const badge = document.createElement('span');
	let token = store(), frame, port, focus, draft = '';

	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`:host{all:initial}*{box-sizing:border-box}button:hover{transform:scale(1.05)}button:focus-visible{outline:3px solid #fff;outline-offset:-6px}[aria-expanded=true]{padding:0}[aria-expanded=true] b{display:none}[aria-expanded=true] i{clip-path:path('M7.9 10.2L14 16.3l6.1-6.1 1.8 1.8L14 19.9 6.1 12z')}
span{position:absolute;top:-3px;${side}:-3px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#c22f2f;font:600 13px/22px system-ui,sans-serif}span:empty{display:none}
iframe{position:fixed;z-index:2147483001;bottom:calc(${y + 74}px + env(safe-area-inset-bottom));${side}:${x}px;display:block;width:392px;height:min(640px,calc(100vh - ${y + 94}px));max-width:calc(100vw - ${2 * x}px);border:0;border-radius:18px;box-shadow:0 2px 6px #0002,0 24px 60px #0004;background:#fff;color-scheme:normal;transform-origin:bottom ${side};transition:opacity .16s,transform .16s,visibility .16s}
iframe:not(.on){visibility:hidden;opacity:0;transform:translateY(12px) scale(.98)}
@media(max-width:480px){iframe{inset:0;width:100%;height:100%;height:100dvh;max-width:none;border-radius:0}[aria-expanded=true]{display:none}}
.in{position:static;width:100%;height:100%;min-height:420px;max-width:none;border-radius:18px}
@media(prefers-color-scheme:dark){iframe{background:#1b1d22}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{*{display:none!important}}`);
	root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
	button.append(badge);

	const label = (unread) => {
		badge.textContent = kit.shown || !unread ? '' : unread > 9 ? '9+' : unread;
		button.setAttribute('aria-label', kit.words[kit.shown ? 1 : 0] + (badge.textContent && ` (${badge.textContent})`));
	};
	const say = (message) => port?.postMessage(message);
	const load = () => {
		if (frame) return;
		frame = document.createElement('iframe');
		frame.title = kit.words[2];
		frame.allow = 'clipboard-write;display-capture';
		frame.referrerPolicy = 'strict-origin-when-cross-origin';
		if (spot) {
			frame.className = 'in on';
			frame.loading = 'lazy';
		}
		frame.src = home + set.panel + (kit.locale && '&locale=' + kit.locale);
		// At every load: the frame loads itself anew when its language is switched.
		frame.addEventListener('load', () => {
			port?.close();
			const channel = new MessageChannel();
			port = channel.port1;
			port.onmessage = hear;
			frame.contentWindow.postMessage({ frontdesk: 1, token, shown: Boolean(kit.shown), draft, locale: kit.locale, inline: Boolean(spot), who: kit.who, visits: kit.visits, referrer: document.referrer.slice(0, 2000) }, home, [channel.port2]);
		});
		root.append(frame);
	};
	const hear = ({ data }) => {
		kit.hear(data);
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
		if (wish === Boolean(kit.shown)) return;
		kit.shown = wish;
		if (wish) {
			load();
			focus = document.activeElement;
			// After a frame, so that a panel that has just been made slides in too.
			requestAnimationFrame(() => kit.shown && frame.classList.add('on'));
			if (!set.quiet) frame.focus();
		} else {
			frame?.classList.remove('on');
			(focus?.isConnected && focus !== document.body && focus !== host ? focus : button).focus();
			kit.appear();
		}
		button.setAttribute('aria-expanded', wish);
		label(0);
		say({ shown: wish });
		kit.hear({ shown: wish });
	};

	addEventListener('keydown', (event) => event.key === 'Escape' && kit.shown && !spot && toggle(false));
	addEventListener('storage', (event) => {
		if (event.key !== slot || event.newValue === token) return;
		if (event.newValue) say({ token: token = event.newValue });
		// Signed out in another tab.
		else drop();
	});
	const drop = () => {
		toggle(false);
		port?.close();
		frame?.remove();
		token = frame = port = null;
		draft = '';
		label(0);
	};
	Object.assign(kit, { say, load, toggle, drop, label: () => label(0) });
	if (spot) {
		kit.shown = true;
		load();
	}
}
