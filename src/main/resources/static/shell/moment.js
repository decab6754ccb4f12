// A field for date and time is drawn as the browser's own language writes dates, month first or day first,
// whatever the page's: what was chosen is said below it in the page's words, so that nobody has to guess.
const language = document.documentElement.lang || 'en';
const region = navigator.languages.find((wish) => wish.startsWith(`${language}-`));
const format = new Intl.DateTimeFormat(`${region ?? language}-u-nu-latn`, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' });

function said(field) {
	const next = field.nextElementSibling;
	if (next?.matches('output.moment-said')) return next;
	const output = document.createElement('output');
	output.className = 'field-hint moment-said';
	if (field.id) output.htmlFor.add(field.id);
	field.after(output);
	return output;
}

function tell(field) {
	const chosen = field.value ? new Date(field.value) : null;
	said(field).textContent = chosen && !Number.isNaN(chosen.getTime()) ? format.format(chosen) : '';
}

document.addEventListener('input', ({ target }) => {
	if (target.matches?.('input[type="datetime-local"]')) tell(target);
});
document.addEventListener('focusin', ({ target }) => {
	if (target.matches?.('input[type="datetime-local"]') && target.value) tell(target);
});
