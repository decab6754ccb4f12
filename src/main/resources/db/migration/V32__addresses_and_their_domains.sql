-- Whoever asks for the tickets of an address or a domain asks for its rows first, not every ticket for its own.
create index customer_identity_domain on customer_identity (lower(split_part(value, '@', 2))) where kind = 'EMAIL';
create index message_recipient_address on message_recipient (lower(address));
