// How pressing a wait is, in the classes of LiveChat.colour.
const SOON = 60;
const LONG = 180;

/** Gives the element the colour of a wait that began then. */
export function colour(element, since) {
	const waits = (Date.now() - new Date(since)) / 1000;
	for (const [name, is] of [['is-good', waits < SOON], ['is-warn', waits >= SOON && waits < LONG], ['is-bad', waits >= LONG]]) element.classList.toggle(name, is);
}
