// For loaders of before they came in parts, out of a browser's cache or in a page that has been open since: makes up what
// the rest works with and they lack. Messages that show by themselves wait for the next page.
import { begin as today } from '{/* host */}';

export function begin(kit) {
	kit.ears = [];
	kit.hear = (data) => kit.ears.forEach((ear) => ear(data));
	kit.talk = async () => {};
	kit.watch = () => {};
	// Those loaders hear of all new addresses but these.
	if (!window.navigation) {
		['pushState', 'replaceState'].forEach((name) => {
			const before = history[name];
			history[name] = function () {
				setTimeout(kit.visit);
				return before.apply(this, arguments);
			};
		});
	}
	today(kit);
}
