-- Since when a visitor who was waiting wants the answer by email instead.
alter table visit add column by_mail_at timestamptz(6) not null default '9999-12-31 00:00:00+00';
