-- The hash of a mailed link's token: proves an address, once. Kept a while after its end, so that it can be renewed.
create table portal_link (
	token_hash bytea primary key,
	email text not null,
	customer_id bigint not null references customer on delete cascade,
	locale text not null,
	target text not null,
	created_at timestamptz(6) not null,
	expires_at timestamptz(6) not null,
	used_at timestamptz(6)
);
create index portal_link_customer on portal_link (customer_id);
create index portal_link_expires on portal_link (expires_at);

-- A form sent twice is one request: the hash of the form's id and what was written in it.
create table portal_submission (
	hash bytea primary key,
	receipt text not null unique,
	ticket_id bigint references ticket on delete cascade,
	created_at timestamptz(6) not null
);
create index portal_submission_ticket on portal_submission (ticket_id);
create index portal_submission_created on portal_submission (created_at);

-- One letter a message: decided when due, then kept, so that the same message is never mailed again.
create table portal_letter (
	ticket_id bigint not null references ticket on delete cascade,
	seq bigint not null,
	due_at timestamptz(6) not null,
	decided_at timestamptz(6),
	sent boolean not null default false,
	primary key (ticket_id, seq)
);
create index portal_letter_due on portal_letter (due_at) where decided_at is null;
