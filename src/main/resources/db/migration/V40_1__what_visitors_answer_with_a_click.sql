-- Which buttons or form of a message were answered, and by which of the visitor's messages.
create table ask_answer (
	ask_id text primary key,
	ticket_id bigint not null references ticket on delete cascade,
	client_id text not null,
	answered_at timestamptz(6) not null
);
create index ask_answer_ticket on ask_answer (ticket_id);
