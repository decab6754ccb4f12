-- Which messages' words a letter carries, whoever wrote it: what takes them back reaches the letter, too.
create table letter_message (
	letter_id bigint not null references letter on delete cascade,
	message_id bigint not null references message on delete cascade,
	primary key (letter_id, message_id)
);
create index letter_message_message on letter_message (message_id);

insert into letter_message (letter_id, message_id)
select l.id, m.id from portal_letter_copy c join letter l on l.public_id = c.letter_id
join message m on m.origin_ticket_id = c.ticket_id and m.origin_seq = c.seq;
drop table portal_letter_copy;
