-- Words of version 2 carry stems and fold Arabic letters; what is older is carried over by a task, a few hundred at a time.
alter table message_words add column version smallint not null default 1;
alter table subject_words add column version smallint not null default 1;
create index message_words_old on message_words (message_id) where version < 2;
create index subject_words_old on subject_words (ticket_id) where version < 2;
