-- Who agreed no longer, a moment ago: what any node has heard of them by then brings nobody back.
create unlogged table visitor_gone (
	browser_id bigint primary key references browser on delete cascade,
	at timestamptz(6) not null
);
