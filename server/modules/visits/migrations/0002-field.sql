-- Phones in the field: which of them carry residents' data, and which grids each was handed.
create table visits.device (
  area_id bigint not null references territory.area,
  id uuid not null,
  account_id uuid not null,
  label text not null default '',
  first_at timestamptz not null,
  last_at timestamptz not null,
  unsent int not null default 0 check (unsent >= 0),
  state text not null default 'in_use' check (state in ('in_use', 'wipe_asked', 'wiped')),
  lost_at timestamptz,
  lost_by uuid,
  lost_reason text,
  wiped_at timestamptz,
  unsent_lost int,
  primary key (area_id, id),
  check (state <> 'wipe_asked' or lost_at is not null),
  check ((lost_at is null) = (lost_reason is null))
);
comment on column visits.device.id is 'Made by the phone. Once reported lost (lost_at) it is never taken again.';
comment on column visits.device.unsent is 'What waited in its outbox when it was last heard of.';
comment on column visits.device.unsent_lost is 'What waited there when it was wiped.';
create index device_id on visits.device (id);
create index device_account on visits.device (account_id);

create table visits.handed (
  area_id bigint not null,
  account_id uuid not null,
  device_id uuid not null,
  grid_no smallint not null,
  buildings int[] not null,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (area_id, account_id, device_id, grid_no, from_at),
  foreign key (area_id, device_id) references visits.device
);
comment on table visits.handed is 'Good faith: from when until when a phone held a grid as its worker''s. Open until the phone has heard that it isn''t any more.';
comment on column visits.handed.buildings is 'Of the grid as it was drawn then: what goes to another grid later was the worker''s until their phone heard of it.';
create index handed_now on visits.handed (area_id, account_id, device_id) where until_at is null;

do $$
declare t text;
begin
  foreach t in array array['device', 'handed'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('create policy scope on visits.%I
      using (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)
      with check (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)', t);
  end loop;
end $$;
grant select, insert, update on visits.device, visits.handed to linli_app;
