-- Shelves fill up over the years, and saved views are mostly read from the newest on.
create index ticket_shelf on ticket (shelf, updated_at desc, id desc) where shelf <> 'DESK';
drop index ticket_shelved;
create index ticket_created on ticket (created_at desc, id desc);
