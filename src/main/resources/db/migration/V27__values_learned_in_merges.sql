-- What a ticket knows only because another was merged into it: given back when that goes its own way again.
create table field_learned (
	ticket_id bigint not null references ticket on delete cascade,
	field_id bigint not null references custom_field,
	-- whose value it was before any merge
	home_ticket_id bigint not null references ticket on delete cascade,
	primary key (ticket_id, field_id)
);
create index field_learned_home on field_learned (home_ticket_id);
create index field_learned_field on field_learned (field_id);
