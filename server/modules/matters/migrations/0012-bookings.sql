-- 预约 (D06).
create table matters.booking (
  area_id bigint not null,
  id uuid not null,
  site_id uuid not null,
  window_no int not null,
  rotation_id uuid,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  on_day date not null,
  class_code text not null,
  item_code text,
  number text not null,
  state text not null check (state in ('booked', 'checked_in', 'served', 'cancelled', 'no_show', 'displaced', 'held', 'released')),
  how text not null check (how in ('self', 'relative', 'staff')),
  booked_by uuid,
  name bytea not null,
  phone bytea not null,
  phone_index bytea not null,
  note text,
  reason text,
  offer_of uuid,
  held_until timestamptz,
  ticket_id uuid,
  reminded_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  foreign key (area_id, site_id) references matters.site,
  check ((state in ('held', 'released')) = (offer_of is not null)),
  check (state <> 'held' or held_until is not null),
  -- One window serves one person at a time: whatever the code does, the database takes no second booking.
  constraint booking_one_at_a_time exclude using gist (
    area_id with =, site_id with =, window_no with =, during with &&
  ) where (state in ('booked', 'checked_in', 'served', 'held'))
);
comment on column matters.booking.offer_of is 'This row only keeps a slot for that booking, which fell through, until held_until.';
comment on column matters.booking.number is 'Six digits said at the kiosk.';
create unique index booking_number on matters.booking (area_id, site_id, on_day, number) where offer_of is null;
create unique index booking_offer on matters.booking (area_id, offer_of) where state = 'held';
create index booking_day on matters.booking (area_id, site_id, on_day, state);
create index booking_list on matters.booking (area_id, on_day, id);
create index booking_of_phone on matters.booking (phone_index, on_day) where offer_of is null;
create index booking_by on matters.booking (booked_by, on_day) where offer_of is null;
create index booking_held on matters.booking (held_until) where state = 'held';
create index booking_coming on matters.booking (lower(during)) where state = 'booked';

alter table matters.booking enable row level security;
create policy scope on matters.booking using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, insert, update on matters.booking to linli_app;
