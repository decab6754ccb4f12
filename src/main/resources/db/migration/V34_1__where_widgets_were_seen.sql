-- Where browsers have really loaded a widget; only from origins that may show it, so there are few.
create table widget_sighting (
	widget_id bigint not null references widget,
	origin text not null,
	first_at timestamptz(6) not null,
	last_at timestamptz(6) not null,
	primary key (widget_id, origin)
);
