-- Visits that were kept without an end are now forgotten in time. Where there are some, nobody was asked for
-- how long: they stay for the longest that can be set, until an admin sets less.
insert into visit_policy (market_id, way, days)
select m.id, 'NONE', 730 from market m
where exists (select 1 from visitor v join widget w on w.id = v.widget_id where w.market_id = m.id)
on conflict do nothing;
