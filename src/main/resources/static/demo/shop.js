// What a shop tells the chat; it may not be there yet.
const told = document.querySelector('[data-track]');

window.Frontdesk ||= function () {
	(window.Frontdesk.q ||= []).push(arguments);
};
if (told) {
	const { track, id, value, currency } = told.dataset;
	window.Frontdesk('track', track, { id, value: Number(value), currency });
}

// The shop's own way to ask whether visits may be remembered: a button that is pressed while they are.
const consent = document.querySelector('[data-consent]');
const shows = (agreed) => {
	consent.hidden = navigator.globalPrivacyControl === true;
	consent.setAttribute('aria-pressed', agreed);
};

if (consent) {
	shows(Object.keys(localStorage).some((key) => /^frontdesk:.*:visits$/.test(key)));
	consent.addEventListener('click', () => window.Frontdesk('consent', consent.getAttribute('aria-pressed') !== 'true'));
	// Only once somebody cares: what the chat brings for it is not for every page.
	consent.addEventListener('click', () => window.Frontdesk('on', 'consent', shows), { once: true, capture: true });
}
