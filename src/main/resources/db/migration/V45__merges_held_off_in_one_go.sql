-- Holds off merges until the end of the transaction, and says which ticket goes on in this
-- one's stead. Volatile: what is read after the wait is what stood at its end.
create function hold_off_merges(merges bigint, ticket_id bigint) returns bigint language plpgsql volatile as $$
begin
	perform pg_advisory_xact_lock_shared(merges);
	return ticket_survivor(ticket_id);
end
$$;
