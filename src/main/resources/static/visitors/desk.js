// <fd-visitors>: keeps the page of those on the site current while it is looked at; what somebody writes stays.
const EVERY = 5_000;

class Visitors extends HTMLElement {
	connectedCallback() {
		this.form = this.querySelector('.visitors-filter');
		this.form.addEventListener('change', ({ target }) => target.matches('select') && this.form.requestSubmit());
		this.onSight = () => document.hidden || this.look();
		document.addEventListener('visibilitychange', this.onSight);
		this.clock = setInterval(this.onSight, EVERY);
		this.onTold = () => this.look();
		document.addEventListener('fd:invitation', this.onTold);
		if (location.hash === '#visitor-text') this.querySelector('#visitor-text')?.focus();
	}

	disconnectedCallback() {
		clearInterval(this.clock);
		document.removeEventListener('visibilitychange', this.onSight);
		document.removeEventListener('fd:invitation', this.onTold);
	}

	async look() {
		if (this.asking) return;
		this.asking = true;
		try {
			// A form that was refused stands under the address of what it was sent to.
			const answer = await fetch(location.href.replace(/\/invitations(?=[?#]|$)/, ''), { headers: { 'HX-Request': 'true', Accept: 'text/html' } });
			if (!answer.ok || answer.redirected || !this.isConnected) return;
			const template = document.createElement('template');
			template.innerHTML = await answer.text();
			['visitors-live', 'visitor-now', 'visitor-told', 'visitor-trail', 'visitor-form'].forEach((id) => this.renew(id, template.content));
		} catch {
			// The next round asks again.
		} finally {
			this.asking = false;
		}
	}

	renew(id, content) {
		const [old, fresh] = [document.getElementById(id), content.getElementById(id)];
		if (!old || !fresh || old.isEqualNode(fresh)) return;
		// What is begun is finished by who began it, and what was refused is theirs to take along.
		if (id === 'visitor-form') {
			const field = old.querySelector('textarea');
			if (field && (field === document.activeElement || field.value !== field.defaultValue || old.dataset.kept)) {
				const button = old.querySelector('button');
				if (button) button.disabled = !fresh.querySelector('form');
				return;
			}
		}
		const active = old.contains(document.activeElement) ? document.activeElement : null;
		const at = active?.getAttribute('href') && `[href="${CSS.escape(active.getAttribute('href'))}"]`;
		const scroller = (part) => part.querySelector('.visitor-trail') ?? part;
		const scrolled = scroller(old).scrollTop;
		old.replaceWith(fresh);
		scroller(fresh).scrollTop = scrolled;
		if (active) (at && fresh.querySelector(at) || document.getElementById('main')).focus({ preventScroll: true });
	}
}

customElements.define('fd-visitors', Visitors);
