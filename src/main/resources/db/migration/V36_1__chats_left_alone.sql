-- After how many minutes without a word the customer is asked whether they are still there, and after
-- how many more the chat ends; 0: never.
alter table chat_rule
	add idle_minutes integer not null default 0 check (idle_minutes between 0 and 1440),
	add close_minutes integer not null default 5 check (close_minutes between 1 and 1440);

-- Who was asked, and has not said anything since.
create table chat_idle (
	ticket_id bigint primary key references ticket on delete cascade,
	asked_at timestamptz(6) not null,
	seq bigint not null
);
create index chat_idle_asked on chat_idle (asked_at);
