-- Every reference can be followed back, and an agent's drafts are listed with those that go later.
create index message_edited_by on message (edited_by) where edited_by is not null;
create index message_redacted_by on message (redacted_by) where redacted_by is not null;
create index message_deleted_by on message (deleted_by) where deleted_by is not null;
create index message_place_ticket on message_place (ticket_id);
create index draft_agent on draft (agent_id, id desc);
