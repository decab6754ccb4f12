// How well a text answers what someone typed, in any script: whole words before parts of
// words before letters in order. 0: not at all.

/** Small letters without accents, Arabic without vowel signs and with one alef. */
export function plain(text) {
	return text.normalize('NFD').replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '').replace(/ى/g, 'ي').replace(/ة/g, 'ه').normalize('NFC').toLocaleLowerCase();
}

export function fits(text, typed) {
	let score = 1;
	for (const word of typed.split(/\s+/).filter(Boolean)) {
		const one = fit(text, word);
		if (one === 0) return 0;
		score += one;
	}
	return score;
}

function fit(text, word) {
	const at = text.indexOf(word);
	if (at === 0) return 100;
	if (at > 0) return /[\p{L}\p{N}\p{M}]/u.test(text[at - 1]) ? 40 : 80;
	let from = -1;
	let gaps = 0;
	for (const letter of word) {
		const next = text.indexOf(letter, from + 1);
		if (next < 0) return 0;
		if (from >= 0) gaps += next - from - 1;
		from = next;
	}
	// letters strewn over a whole sentence are no answer
	return gaps > word.length * 3 ? 0 : Math.max(1, 20 - gaps);
}
