-- Words of version 3 carry a mark of about when they were written; a task carries older ones over.
drop index message_words_old;
drop index subject_words_old;
create index message_words_old on message_words (message_id) where version < 3;
create index subject_words_old on subject_words (ticket_id) where version < 3;
