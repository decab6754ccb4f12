// An element with what it has and holds; "on…" listens, "data-…" and "aria-…" are attributes.
export function el(name, has = {}, ...holds) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(has)) {
		if (value === undefined || value === null || value === false) continue;
		if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
		else if (key in made && !key.includes('-')) made[key] = value;
		else made.setAttribute(key, value === true ? '' : value);
	}
	made.append(...holds.filter((one) => one !== null && one !== undefined && one !== false));
	return made;
}

// A text with places, one of them an element: an address, for one, keeps its own direction.
export function around(text, part) {
	const [before, after = ''] = text.split('{0}');
	return [before, part, after];
}
