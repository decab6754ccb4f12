-- Who is here: a row for each open socket. Unlogged: after a crash of the database no socket is
-- open, so there is nothing to recover.
create unlogged table presence (
	socket_id text primary key,
	party_kind text not null,
	party_id text not null,
	node uuid not null,
	since timestamptz not null,
	seen_at timestamptz not null
);

create index presence_party on presence (party_kind, party_id);
