-- What is done to the ticket together with the message, and by which macro it was put there
alter table draft add column steps jsonb not null default '[]';
alter table draft add column because text not null default '';
