// A screenshot or a photo instead, with drawing on it: pen, arrow and box, by mouse, finger or keyboard.
import { el } from '../talks/dom.js';

const LARGEST = 2000;
const COLOURS = { red: '#e0312c', yellow: '#ffd21f', blue: '#1f6fe0', black: '#111111' };

// Calls back with a file, or with nothing.
export function picture(chat, t, done) {
	const dialog = el('dialog', { className: 'picture', 'aria-labelledby': 'picture-title' });
	const said = el('p', { className: 'screen-said', role: 'alert' });
	const pick = (capture) => {
		const input = el('input', { type: 'file', accept: 'image/*', className: 'visually-hidden', tabIndex: -1, 'aria-hidden': 'true', onchange: () => input.files[0] && open(input.files[0]) });
		if (capture) input.setAttribute('capture', 'environment');
		return [el('button', { type: 'button', className: 'button', onclick: () => input.click() }, t(capture ? 'picture.photo' : 'picture.choose')), input];
	};
	let result;
	const leave = (file) => {
		result = file;
		dialog.close();
	};
	dialog.addEventListener('close', () => {
		dialog.remove();
		done(result);
	});
	// Escape closes this alone, not the chat.
	dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
	const cancel = () => el('button', { type: 'button', className: 'button', onclick: () => leave() }, t('picture.cancel'));
	const begin = el('div', { className: 'stack' }, el('p', {}, t('picture.lead')), said,
		el('div', { className: 'more-row' }, ...pick(false), ...(matchMedia('(pointer: coarse)').matches ? pick(true) : []), cancel()));
	dialog.append(el('h2', { id: 'picture-title', tabIndex: -1 }, t('picture')), begin);
	chat.append(dialog);
	dialog.showModal();

	async function open(file) {
		let image;
		try {
			image = await createImageBitmap(file);
		} catch {
			said.textContent = t('picture.bad');
			return;
		}
		const scale = Math.min(1, LARGEST / Math.max(image.width, image.height));
		const canvas = el('canvas', { width: Math.max(1, Math.round(image.width * scale)), height: Math.max(1, Math.round(image.height * scale)), tabIndex: 0, role: 'img', 'aria-label': t('picture.canvas'), 'aria-describedby': 'picture-keys' });
		const shapes = [];
		let tool = 'arrow', colour = COLOURS.red, shape, cursor, focused = false;
		const draw = () => {
			const pen = canvas.getContext('2d');
			pen.drawImage(image, 0, 0, canvas.width, canvas.height);
			[...shapes, shape].forEach((one) => one && line(pen, one, canvas));
			if (cursor && focused) cross(pen, cursor, canvas);
		};
		const place = (event) => {
			const box = canvas.getBoundingClientRect();
			return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
		};
		const go = (to) => {
			if (tool === 'pen') shape.points.push(to);
			else shape.points[1] = to;
		};
		const finish = () => {
			if (shape?.points.length > 1) shapes.push(shape);
			shape = undefined;
			undo.disabled = !shapes.length;
			draw();
		};
		canvas.addEventListener('pointerdown', (event) => {
			if (event.button) return;
			canvas.setPointerCapture(event.pointerId);
			cursor = undefined;
			shape = { tool, colour, points: [place(event)] };
		});
		canvas.addEventListener('pointermove', (event) => {
			if (!shape || cursor) return;
			go(place(event));
			draw();
		});
		canvas.addEventListener('pointerup', () => cursor || finish());
		canvas.addEventListener('pointercancel', () => cursor || finish());
		canvas.addEventListener('focus', () => {
			focused = canvas.matches(':focus-visible');
			draw();
		});
		canvas.addEventListener('blur', () => {
			focused = false;
			draw();
		});
		// Arrows move the cross, Enter or the space bar begins and ends a shape.
		canvas.addEventListener('keydown', (event) => {
			const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
			const act = event.key === 'Enter' || event.key === ' ';
			if (!x && !y && !act) return;
			event.preventDefault();
			focused = true;
			const step = (event.shiftKey ? 0.1 : 0.02) * Math.max(canvas.width, canvas.height);
			cursor ??= [canvas.width / 2, canvas.height / 2];
			cursor = [Math.min(canvas.width, Math.max(0, cursor[0] + x * step)), Math.min(canvas.height, Math.max(0, cursor[1] + y * step))];
			if (shape && (x || y)) go(cursor);
			if (act && shape) finish();
			else if (act) shape = { tool, colour, points: [cursor] };
			draw();
		});
		const choice = (name, value, label, look, chosen, act) => el('label', { className: `picture-choice ${look}` },
			el('input', { type: 'radio', name, value, checked: chosen, onchange: act }), el('span', {}, label));
		const undo = el('button', { type: 'button', className: 'button is-small', disabled: true, onclick: () => {
			shapes.pop();
			finish();
			if (undo.disabled) canvas.focus();
		} }, t('picture.undo'));
		const send = el('button', { type: 'button', className: 'button is-primary', onclick: () => {
			cursor = undefined;
			finish();
			send.disabled = true;
			canvas.toBlob((blob) => leave(blob && new File([blob], 'picture.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.88);
		} }, t('picture.send'));
		begin.replaceWith(el('div', { className: 'stack' },
			el('div', { className: 'picture-tools' },
				el('fieldset', {}, ...['pen', 'arrow', 'box'].map((one) => choice('tool', one, t(`picture.${one}`), '', one === tool, () => tool = one))),
				el('fieldset', {}, el('legend', { className: 'visually-hidden' }, t('picture.colour')), ...Object.entries(COLOURS).map(([one, value]) => choice('colour', one, t(`picture.${one}`), `is-${one}`, value === colour, () => colour = value))),
				undo),
			el('div', { className: 'picture-paper' }, canvas),
			el('p', { id: 'picture-keys', className: 'picture-keys' }, t('picture.keys')),
			el('div', { className: 'more-row' }, send, cancel())));
		draw();
		canvas.focus();
	}
}

function line(pen, { tool, colour, points }, { width, height }) {
	const thick = Math.max(3, Math.max(width, height) / 180);
	Object.assign(pen, { strokeStyle: colour, fillStyle: colour, lineWidth: thick, lineCap: 'round', lineJoin: 'round' });
	const [[x, y]] = points;
	const [toX, toY] = points.at(-1);
	pen.beginPath();
	if (tool === 'box') {
		pen.strokeRect(Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y));
		return;
	}
	points.forEach(([px, py], at) => at ? pen.lineTo(px, py) : pen.moveTo(px, py));
	pen.stroke();
	if (tool !== 'arrow' || points.length < 2) return;
	const turn = Math.atan2(toY - y, toX - x);
	const head = thick * 4.5;
	pen.beginPath();
	pen.moveTo(toX + Math.cos(turn) * thick, toY + Math.sin(turn) * thick);
	[2.6, -2.6].forEach((by) => pen.lineTo(toX + Math.cos(turn + by) * head, toY + Math.sin(turn + by) * head));
	pen.closePath();
	pen.fill();
}

function cross(pen, [x, y], { width, height }) {
	const size = Math.max(width, height) / 40;
	for (const [colour, thick] of [['#fff', 5], ['#000', 2]]) {
		Object.assign(pen, { strokeStyle: colour, lineWidth: thick });
		pen.beginPath();
		pen.moveTo(x - size, y);
		pen.lineTo(x + size, y);
		pen.moveTo(x, y - size);
		pen.lineTo(x, y + size);
		pen.stroke();
	}
}
