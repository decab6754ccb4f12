-- What a widget asks before the first message; null: nothing.
alter table widget add column form_id bigint references request_form;
create index widget_form on widget (form_id);
