-- Pictures go by way of the TURN servers alone: neither browser then learns the other's address.
alter table screen_rule add column relay_only boolean not null default false;
