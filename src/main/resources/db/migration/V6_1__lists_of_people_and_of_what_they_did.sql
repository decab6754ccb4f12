create index agent_name on agent (lower(name), id);
create index audit_entry_kind on audit_entry (subject_kind, id desc);
