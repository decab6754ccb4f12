// Where one stands, and how not to wait: the place is kept, the answer goes by email.
const EACH = 60_000;
const chat = document.querySelector('fd-chat');
const form = chat.querySelector('[data-part="queue"]');
let asked, now;

function draw(place) {
	const { words, locale } = chat;
	now = place;
	form.hidden = !place;
	if (!place) return;
	const seconds = place.each * place.position;
	const step = seconds > 300 ? 300 : 60;
	const minutes = Math.ceil(seconds / step) * step / 60;
	const wait = minutes > 0 && minutes <= 120 && new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(minutes);
	const text = [place.position === 1 ? words['queue.next'] : words['queue.place'].replace('{0}', place.position),
		place.left ? words['queue.left'] : wait && words['queue.wait'].replace('{0}', wait)].filter(Boolean).join(' ');
	const line = form.querySelector('p');
	if (line.textContent !== text) line.textContent = text;
	form.querySelector('label').hidden = place.left || place.reachable;
	form.querySelector('button').hidden = place.left;
}

// After what was said; an answer ends the wait, whoever hears of it first.
function ask(anew) {
	const { thread, api } = chat;
	const id = thread.publicId;
	if (!id || chat.fresh || thread.isOver || thread.all.some((message) => message.from === 'desk' && message.name)) {
		asked = undefined;
		if (now) draw(null);
	} else if (anew || asked !== id) {
		if (asked !== id) draw(null);
		asked = id;
		api.call('GET', `/${id}/queue`).then((place) => asked === id && draw(place), () => {
			if (asked === id) asked = undefined;
		});
	}
}

chat.addEventListener('fd-drawn', () => ask());
chat.addEventListener('fd-push', ({ detail: { type, position } }) => type === 'queue' && now && draw(position ? { ...now, position } : null));
setInterval(() => document.visibilityState === 'visible' && now && ask(true), EACH);
form.addEventListener('submit', async (event) => {
	event.preventDefault();
	const input = form.elements.email;
	const id = asked;
	try {
		const place = await chat.api.call('PUT', `/${id}/leaving`, { email: input.value });
		chat.wrongAddress(input, form, '');
		chat.thread.reachable = true;
		if (asked === id) draw(place);
		chat.querySelector('[data-part="text"]').focus();
	} catch (refusal) {
		form.querySelector('label').hidden = false;
		chat.wrongAddress(input, form, refusal.final ? refusal.message : chat.words['email-invalid']);
		input.focus();
	}
});
