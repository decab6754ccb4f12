// Which questions of a form are shown, by the very rules the server applies when it is sent (forms.Rules,
// filters.InMemory): a test compares the two.
const DIGITS = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xff10];
const SPANS = { m: 60e3, h: 3600e3, d: 86400e3, w: 604800e3 };

const lower = (text) => [...text].map((sign) => [...sign.toLowerCase()][0]).join('');

function digit(sign) {
	const zero = DIGITS.find((zero) => sign.codePointAt(0) >= zero && sign.codePointAt(0) < zero + 10);
	return zero ? String(sign.codePointAt(0) - zero) : { ',': '.', '٫': '.', '−': '-' }[sign] ?? (/\p{Zs}/u.test(sign) ? '' : sign);
}

// What was typed, as it is held: null for nothing, and for what cannot be read.
function held(type, typed) {
	const text = (Array.isArray(typed) ? typed[0] ?? '' : typed ?? '').trim();
	switch (type) {
		case 'CHECKBOX': return [].concat(typed ?? []).includes('true');
		case 'CHOICES': return [].concat(typed ?? []).filter(Boolean);
		case 'NUMBER':
		case 'DECIMAL': {
			const number = [...text].map(digit).join('');
			return /^[-+]?\d{1,30}(\.\d{1,30})?$/.test(number) ? Number(number) : null;
		}
		case 'DATE': return /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Infinity;
		default: return text || null;
	}
}

const nothing = (type) => held(type, '');

const tests = {
	text(value, op, wanted) {
		const text = lower(value ?? '');
		const any = (test) => wanted.some((one) => test(lower(one)));
		switch (op) {
			case 'contains': return any((one) => text.includes(one));
			case 'contains-not': return !any((one) => text.includes(one));
			case 'starts-with': return any((one) => text.startsWith(one));
			case 'given': return text !== '';
			case 'empty': return text === '';
			default: return any((one) => text === one);
		}
	},
	option(value, op, wanted) {
		if (op === 'given') return value !== null;
		if (op === 'empty') return value === null;
		return (value !== null && wanted.includes(value)) === (op === 'is');
	},
	tags(value, op, wanted) {
		switch (op) {
			case 'has-all': return wanted.every((one) => value.includes(one));
			case 'has-none': return !wanted.some((one) => value.includes(one));
			case 'given': return value.length > 0;
			case 'empty': return value.length === 0;
			default: return wanted.some((one) => value.includes(one));
		}
	},
	number(value, op, wanted) {
		if (value === null) return op === 'empty';
		switch (op) {
			case 'given': return true;
			case 'empty': return false;
			case 'at-least': return wanted.some((one) => value >= Number(one));
			case 'at-most': return wanted.some((one) => value <= Number(one));
			default: return wanted.some((one) => value === Number(one));
		}
	},
	// Whole days, each held as its noon in UTC: today is the last of some days, and not past
	day(value, op, wanted, now) {
		const today = Math.floor(now / SPANS.d) * SPANS.d + SPANS.d / 2;
		const spans = () => wanted.map((span) => parseInt(span, 10) * SPANS[span.at(-1)]);
		switch (op) {
			case 'given': return value < Infinity;
			case 'empty': return value === Infinity;
			case 'past': return value < today;
			case 'older-than': return spans().some((span) => value < today - span);
			case 'in-next': return spans().some((span) => value >= today && value <= today + span);
			case 'before': return wanted.some((at) => value < Date.parse(at));
			case 'after': return value < Infinity && wanted.some((at) => value > Date.parse(at));
			default: return spans().some((span) => value >= today - span && value <= today) === (op === 'in-last');
		}
	},
	flag: (value, op) => value === (op === 'yes'),
	branch(value, op, wanted) {
		if (op === 'given') return value.length > 0;
		if (op === 'empty') return value.length === 0;
		return wanted.some((one) => value.includes(one)) === (op !== 'is-not');
	},
};

const test = { TEXT: 'text', LONG_TEXT: 'text', NUMBER: 'number', DECIMAL: 'number', CHECKBOX: 'flag', DATE: 'day', CHOICE: 'option', CHOICES: 'tags' };

/**
 * @param rules {category, lines: [{key, type, when}]}
 * @param typed by key: a text, or a list of the keys of choices
 * @returns the keys of those that are shown
 */
export function shown(rules, typed, now = Date.now()) {
	const lines = new Map(rules.lines.map((line) => [line.key, line]));
	const known = new Map();
	const isShown = (line) => {
		if (!known.has(line.key)) {
			known.set(line.key, false);
			known.set(line.key, !line.when || holds(line.when));
		}
		return known.get(line.key);
	};
	const holds = (filter) => {
		if (filter.all) return filter.all.every(holds);
		if (filter.any) return filter.any.some(holds);
		if (filter.not) return !holds(filter.not);
		const wanted = filter.values ?? [];
		if (filter.field === 'category') return tests.branch(rules.category, filter.op, wanted);
		const line = lines.get(filter.field.replace(/^fields\./, ''));
		if (!line) return false;
		// What is hidden counts as empty for what depends on it.
		const value = isShown(line) ? held(line.type, typed[line.key]) : nothing(line.type);
		return tests[test[line.type]](value, filter.op, wanted, now);
	};
	return new Set(rules.lines.filter(isShown).map((line) => line.key));
}
