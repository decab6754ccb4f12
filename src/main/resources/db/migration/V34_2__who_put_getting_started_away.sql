-- Admins who no longer want to be led there first; the page itself stays.
create table setup_dismissal (
	agent_id bigint primary key references agent,
	at timestamptz(6) not null
);
