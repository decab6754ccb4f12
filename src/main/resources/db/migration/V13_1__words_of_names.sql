-- The words of what customers and files are called. A stale row waits for its words, and finds nothing until it has them.
create table customer_words (
	customer_id bigint primary key references customer on delete cascade,
	words tsvector not null default '',
	stale boolean not null default true
);
create index customer_words_words on customer_words using gin (words);
create index customer_words_stale on customer_words (customer_id) where stale;

create table file_words (
	file_id bigint primary key references stored_file on delete cascade,
	words tsvector not null default '',
	stale boolean not null default true
);
create index file_words_words on file_words using gin (words);
create index file_words_stale on file_words (file_id) where stale;

insert into customer_words (customer_id) select id from customer;
insert into file_words (file_id) select distinct file_id from message_file;

-- Triggers, because several modules write names and addresses, and each must be found at once.
create function customer_renamed() returns trigger language plpgsql as $$
begin
	insert into customer_words (customer_id) values (new.id)
	on conflict (customer_id) do update set words = '', stale = true;
	return null;
end $$;
create trigger customer_renamed after insert or update of name on customer
	for each row execute function customer_renamed();

create function customer_readdressed() returns trigger language plpgsql as $$
begin
	insert into customer_words (customer_id)
	select c.id from customer c where c.id = case when tg_op = 'DELETE' then old.customer_id else new.customer_id end
	on conflict (customer_id) do update set words = '', stale = true;
	return null;
end $$;
create trigger customer_readdressed after insert or delete or update of value on customer_identity
	for each row execute function customer_readdressed();

create function file_attached() returns trigger language plpgsql as $$
begin
	insert into file_words (file_id) values (new.file_id) on conflict (file_id) do nothing;
	return null;
end $$;
create trigger file_attached after insert on message_file for each row execute function file_attached();
