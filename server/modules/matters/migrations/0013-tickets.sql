-- 排队叫号.
create table matters.ticket_counter (
  area_id bigint not null,
  site_id uuid not null,
  on_day date not null,
  letter text not null,
  last int not null,
  primary key (area_id, site_id, on_day, letter)
);
create table matters.window_now (
  area_id bigint not null,
  site_id uuid not null,
  no int not null,
  state text not null check (state in ('open', 'paused', 'closed')),
  account_id uuid,
  since timestamptz not null,
  primary key (area_id, site_id, no)
);
create table matters.ticket (
  area_id bigint not null,
  id uuid not null,
  site_id uuid not null,
  on_day date not null,
  letter text not null,
  number int not null,
  class_code text not null,
  item_code text,
  state text not null check (state in ('waiting', 'called', 'serving', 'parked', 'passed', 'done', 'cancelled')),
  priority boolean not null default false,
  rank_at timestamptz not null,
  not_before timestamptz,
  account_id uuid,
  phone bytea,
  phone_index bytea,
  booking_id uuid,
  window_no int,
  clerk_id uuid,
  to_window_no int,
  to_account_id uuid,
  call_id uuid,
  taken_at timestamptz not null,
  called_at timestamptz,
  first_called_at timestamptz,
  calls int not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  note text,
  application_area_id bigint,
  application_id uuid,
  version int not null default 1,
  primary key (area_id, id),
  foreign key (area_id, site_id) references matters.site,
  foreign key (area_id, booking_id) references matters.booking,
  check (state not in ('called', 'serving') or window_no is not null)
);
create unique index ticket_number on matters.ticket (area_id, site_id, on_day, letter, number);
create unique index ticket_booking on matters.ticket (area_id, booking_id) where booking_id is not null;
create index ticket_waiting on matters.ticket (area_id, site_id, on_day, rank_at, id) where state = 'waiting';
-- A window has one person in front of it.
create unique index ticket_in_hand on matters.ticket (area_id, site_id, on_day, window_no) where state in ('called', 'serving');
create index ticket_served on matters.ticket (area_id, site_id, on_day, ended_at desc) where state = 'done';
create index ticket_list on matters.ticket (area_id, on_day, id);
create index ticket_call on matters.ticket (area_id, call_id) where call_id is not null;
create index ticket_of_account on matters.ticket (account_id, on_day) where account_id is not null;
create index ticket_of_phone on matters.ticket (phone_index, on_day) where phone_index is not null;

do $$ declare t text; begin
  foreach t in array array['ticket_counter', 'window_now', 'ticket'] loop
    execute format('alter table matters.%I enable row level security', t);
    execute format($p$create policy scope on matters.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
grant select, insert, update on matters.ticket, matters.ticket_counter, matters.window_now to linli_app;
