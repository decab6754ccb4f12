// The socket: pushes only. Whatever was missed while it was away is read again when it is back.
const { Client, ReconnectionTimeMode } = window.StompJs;

export class Line {
	#client;
	#thread;
	#subscription;

	constructor({ token, onBack, onPush, onAway, onRefused, also }) {
		this.onBack = onBack;
		this.onPush = onPush;
		this.#client = new Client({
			brokerURL: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/chat/socket`,
			connectHeaders: { token },
			heartbeatIncoming: 10_000,
			heartbeatOutgoing: 10_000,
			connectionTimeout: 10_000,
			reconnectDelay: 800,
			maxReconnectDelay: 20_000,
			reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
			onConnect: () => {
				also.forEach(([topic, hear]) => this.#client.subscribe(`/topic/${topic}`, ({ body }) => hear(JSON.parse(body))));
				this.#subscribe();
			},
			onWebSocketClose: () => onAway(),
			onStompError: ({ headers }) => headers.message === 'Not admitted' && onRefused(),
		});
		this.#client.activate();
	}

	follow(thread) {
		if (this.#thread === thread) return;
		this.#thread = thread;
		if (this.#client.connected) this.#subscribe();
	}

	#subscribe() {
		this.#subscription?.unsubscribe?.();
		const thread = this.#thread;
		if (!thread) return;
		const receipt = `heard-${Date.now()}`;
		// Catching up begins once we are sure to hear what comes after.
		this.#client.watchForReceipt(receipt, () => this.onBack());
		this.#subscription = this.#client.subscribe(`/topic/thread.${thread}`, ({ body }) => this.onPush(JSON.parse(body), thread), { receipt });
	}

	say(what, body) {
		if (!this.#client.connected || !this.#thread) return;
		this.#client.publish({ destination: `/app/thread.${this.#thread}.${what}`, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
	}

	get connected() {
		return this.#client.connected;
	}

	async close() {
		await this.#client.deactivate();
	}
}
