create table letter_file (
	letter_id bigint not null references letter on delete cascade,
	position smallint not null,
	file_id bigint not null references stored_file on delete cascade,
	primary key (letter_id, position)
);
create index letter_file_file on letter_file (file_id);
