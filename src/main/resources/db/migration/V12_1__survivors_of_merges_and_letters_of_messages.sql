-- The ticket in which one that was merged goes on; itself when it was not.
create function ticket_survivor(ticket_id bigint) returns bigint language sql stable as $$
	with recursive up (id, merged_into) as (
		select t.id, t.merged_into from ticket t where t.id = ticket_id
		union all select t.id, t.merged_into from ticket t join up on t.id = up.merged_into)
	select id from up where merged_into is null
$$;

-- Which letters carry a message, so that they are taken back with it.
create table portal_letter_copy (
	ticket_id bigint not null,
	seq bigint not null,
	letter_id text not null,
	primary key (ticket_id, seq, letter_id),
	foreign key (ticket_id, seq) references portal_letter on delete cascade
);
