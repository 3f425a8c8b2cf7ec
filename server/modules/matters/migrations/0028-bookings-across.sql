-- What one person may book holds in the whole installation (D06), while a request sees its own area only. These functions run as the
-- owner and answer no place and no name.

create function matters.bookings_of(wanted bytea, since date)
returns table (id uuid, on_day date, state text, number text, during tstzrange)
language plpgsql stable security definer set search_path = matters, pg_temp rows 5 as $$
#variable_conflict use_column
begin
  -- The day plus nothing: a person has few bookings, and no index by day may be thought better than the one by phone.
  return query select b.id, b.on_day, b.state, b.number, b.during from matters.booking b
    where b.phone_index = wanted and b.offer_of is null and b.on_day + 0 >= since;
end $$;
comment on function matters.bookings_of is 'Days, states and times of the bookings for one phone, wherever they are.';

create function matters.open_for_others(who uuid) returns table (id uuid)
language plpgsql stable security definer set search_path = matters, pg_temp rows 5 as $$
#variable_conflict use_column
begin
  return query select b.id from matters.booking b
    where b.booked_by = who and b.how = 'relative' and b.offer_of is null and b.state in ('booked', 'displaced');
end $$;
comment on function matters.open_for_others is 'Open bookings somebody made for relatives, wherever they are.';


-- 等空位: who wants to be told when a time frees on a day that is full.
create table matters.slot_wish (
  area_id bigint not null,
  id uuid not null,
  site_id uuid not null,
  class_code text not null,
  on_day date not null,
  account_id uuid not null references access.account,
  made_at timestamptz not null,
  told_at timestamptz,
  primary key (area_id, id),
  unique (area_id, site_id, on_day, class_code, account_id),
  foreign key (area_id, site_id) references matters.site
);
comment on column matters.slot_wish.told_at is 'When they were told, which ends the wish; who was slower may wish again.';
create index slot_wish_of on matters.slot_wish (account_id, on_day);
create index slot_wish_open on matters.slot_wish (area_id, site_id, on_day) where told_at is null;
alter table matters.slot_wish enable row level security;
create policy scope on matters.slot_wish using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, insert, update, delete on matters.slot_wish to linli_app;

create function matters.wishes_of(who uuid, since date) returns table (id uuid)
language plpgsql stable security definer set search_path = matters, pg_temp rows 5 as $$
#variable_conflict use_column
begin
  return query select w.id from matters.slot_wish w where w.account_id = who and w.on_day >= since and w.told_at is null;
end $$;
comment on function matters.wishes_of is 'Open wishes of an account, wherever they are.';

revoke execute on function matters.bookings_of, matters.open_for_others, matters.wishes_of from public;
grant execute on function matters.bookings_of, matters.open_for_others, matters.wishes_of to linli_app;
