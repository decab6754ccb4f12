-- What was answered under a key may be taken back within its day, or hold a secret told once: only where to read it stays.
alter table idempotency_key drop column body;
update idempotency_key set headers = jsonb_strip_nulls(jsonb_build_object('Location', headers -> 'Location'))
where headers <> '{}';
