-- how far each agent has read each ticket: where "new" begins for them, and what they read lately
create table ticket_reading (
	agent_id bigint not null references agent on delete cascade,
	ticket_id bigint not null references ticket on delete cascade,
	seq bigint not null,
	read_at timestamptz(6) not null,
	primary key (agent_id, ticket_id)
);
create index ticket_reading_lately on ticket_reading (agent_id, read_at desc);
create index ticket_reading_ticket on ticket_reading (ticket_id);
