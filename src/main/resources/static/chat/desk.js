// Who is at the desk: heard over the socket where there is one, and asked for while somebody looks.
const EACH = 20_000;
const EACH_HEARD = 90_000;
const DAY = 86_400_000;

export class Desk {
	constructor(panel, locale) {
		this.panel = panel;
		this.locale = `${locale}-u-nu-latn`;
		this.topic = [`availability.${panel.dataset.widget}.${locale}`, (state) => this.draw(state)];
		setInterval(() => this.#look(), EACH);
		document.addEventListener('visibilitychange', () => this.#look());
		this.#look();
	}

	async #look() {
		const late = Date.now() - (this.at ?? 0);
		if (document.visibilityState !== 'visible' || late < (this.panel.line?.connected ? EACH_HEARD : EACH - 1_000)) return;
		this.at = Date.now();
		try {
			const answer = await fetch(`/chat/availability/${this.panel.dataset.widget}?locale=${this.locale.slice(0, 2)}`, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(10_000) });
			if (answer.ok) this.draw(await answer.json());
		} catch {}
	}

	draw({ mode, text, more, opens, languages }) {
		const part = (name) => this.panel.querySelector(`[data-part="${name}"]`);
		const say = (name, words) => {
			if (part(name).textContent !== words) part(name).textContent = words;
		};
		part('dot').classList.toggle('is-online', mode === 'ONLINE');
		say('when', text);
		say('until', opens ? more.replace('{at}', this.#when(new Date(opens))) : more);
		part('instead').hidden = mode === 'ONLINE';
		part('instead').querySelectorAll('[data-language]').forEach((link) => link.hidden = !languages.includes(link.lang));
	}

	// In the visitor's own zone, as one would say it.
	#when(at) {
		const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / DAY);
		const clock = { hour: 'numeric', minute: '2-digit' };
		if (days < 2) return `${new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(days, 'day')} ${new Intl.DateTimeFormat(this.locale, clock).format(at)}`;
		return new Intl.DateTimeFormat(this.locale, { weekday: 'long', ...(days > 6 && { day: 'numeric', month: 'long' }), ...clock }).format(at);
	}
}
