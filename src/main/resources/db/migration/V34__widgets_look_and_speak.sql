-- Everything a widget shows and says in one document, read whole by the loader and the panel.
alter table widget add column enabled boolean not null default true;
alter table widget add column version integer not null default 0;
alter table widget add column logo_id bigint references stored_file;
alter table widget add column look jsonb;
update widget set look = jsonb_build_object('color', null, 'logo', null, 'shape', 'ROUND', 'side', 'RIGHT', 'offsetX', 20,
	'offsetY', 20, 'shownOn', '[]'::jsonb, 'hiddenOn', '[]'::jsonb, 'hours', null,
	'texts', case when greeting = '{}'::jsonb then '{}'::jsonb else jsonb_build_object('GREETING', greeting) end,
	'files', '["PICTURES", "DOCUMENTS", "MEDIA", "ARCHIVES", "OTHER"]'::jsonb, 'megabytes', 10, 'sounds', true);
alter table widget alter column look set not null;
alter table widget drop column greeting;
create index widget_logo on widget (logo_id);

-- What an admin has typed and not saved yet, for the preview beside it; a few minutes long.
create table widget_preview (
	public_id text primary key,
	agent_id bigint not null references agent,
	draft jsonb not null,
	logo_id bigint references stored_file,
	at timestamptz(6) not null
);
create index widget_preview_agent on widget_preview (agent_id, at);
create index widget_preview_logo on widget_preview (logo_id);
