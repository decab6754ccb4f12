import { freshToken } from './host.js';

// What the panel says over HTTP. Every act carries its own id and may be repeated.
export class Refused extends Error {
	constructor(status, problem, retryAfter) {
		super(problem?.detail ?? String(status));
		this.status = status;
		this.retryAfter = retryAfter;
		this.errors = (problem?.errors ?? []).filter((error) => error.pointer?.startsWith('#/fields/'));
	}

	// The same again will be refused again.
	get final() {
		return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
	}
}

export class Api {
	constructor(locale) {
		this.locale = locale;
	}

	async call(method, path, body, { root = '/chat/threads', token = this.token } = {}) {
		const response = await fetch(`${root}${path}${path.includes('?') ? '&' : '?'}locale=${this.locale}`, {
			method,
			credentials: 'omit',
			cache: 'no-store',
			keepalive: method === 'DELETE',
			headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
			body: body && JSON.stringify(body),
			signal: AbortSignal.timeout(15_000),
		});
		if (response.ok) return response.status === 204 ? null : response.json();
		throw new Refused(response.status, await response.json().catch(() => null), Number(response.headers.get('Retry-After')));
	}

	begin = (opening) => this.call('POST', '', opening);
	threads = () => this.call('GET', '');
	read = (id, after) => this.call('GET', `/${id}?after=${after}`);
	write = (id, message) => this.call('POST', `/${id}/messages`, message);
	speak = (id, locale) => this.call('PUT', `/${id}/locale`, { locale });
	leaveAddress = (id, email) => this.call('PUT', `/${id}/contact`, { email });

	claim = (said) => this.call('PATCH', '', said, { root: '/chat/identity' });
	end = () => this.call('DELETE', '', undefined, { root: '/chat/identity' });

	// Returns the token under which they are known from now on: the present one where it is theirs already.
	async prove(widget, signed, now) {
		const put = (token, before) => this.call('PUT', '', { widget, token: signed, before, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, { root: '/chat/identity', token });
		try {
			if (now) {
				await put(now);
				return now;
			}
		} catch (refusal) {
			if (refusal.status !== 409) throw refusal;
		}
		const token = freshToken();
		await put(token, now);
		return token;
	}

	async picture(id, file) {
		const response = await fetch(`/chat/threads/${id}/files/${file}`, { credentials: 'omit', headers: { Authorization: `Bearer ${this.token}` } });
		if (!response.ok) throw new Refused(response.status);
		return URL.createObjectURL(await response.blob());
	}
}
