// What a shop tells the chat; it may not be there yet.
const told = document.querySelector('[data-track]');

window.Frontdesk ||= function () {
	(window.Frontdesk.q ||= []).push(arguments);
};
if (told) {
	const { track, id, value, currency } = told.dataset;
	window.Frontdesk('track', track, { id, value: Number(value), currency });
}
