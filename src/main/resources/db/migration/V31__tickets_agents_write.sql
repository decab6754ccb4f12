-- A form sent twice is one ticket: the hash of the form's id and of what was written in it.
create table intake_submission (
	hash bytea primary key,
	ticket_id bigint references ticket on delete cascade,
	created_at timestamptz(6) not null
);
create index intake_submission_ticket on intake_submission (ticket_id);
create index intake_submission_created on intake_submission (created_at);
