-- Duty (C01, C02): the plan of visits, the must-visit lists, reminders.
-- The plan of an area holds for everything below it, so without row level security; it is about nobody.
create table visits.plan (
  area_id bigint not null references territory.area,
  since text collate "C" not null check (since ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  households_a_month int check (households_a_month between 0 and 2000),
  must_every_month boolean,
  reason text not null check (reason <> ''),
  account_id uuid,
  at timestamptz not null,
  version int not null default 1,
  primary key (area_id, since),
  check ((households_a_month is null) = (must_every_month is null))
);
comment on table visits.plan is 'From a month on; months that have ended keep the plan they had. Both numbers null: as the area above.';

create table visits.must (
  area_id bigint not null references territory.area,
  month text collate "C" not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  household_id uuid not null,
  kinds text[] not null,
  added_at timestamptz not null,
  dropped_at timestamptz,
  updated_at timestamptz not null,
  primary key (area_id, month, household_id)
);
comment on table visits.must is '必访: households of a month, made on the 1st from the care registers and kept up to date until the month ends; then it stays.';
comment on column visits.must.dropped_at is 'Nobody of the household is on such a register any more.';

create table visits.must_list (
  area_id bigint not null references territory.area,
  month text collate "C" not null,
  made_at timestamptz not null,
  primary key (area_id, month)
);
comment on table visits.must_list is 'That the list of a month was made, also where it is empty.';

create table visits.reminder (
  area_id bigint not null references territory.area,
  id uuid not null,
  month text collate "C" not null,
  worker_id uuid not null,
  stage text not null check (stage in ('worker', 'helper', 'head')),
  to_id uuid not null,
  grids smallint[] not null,
  short int not null check (short >= 0),
  must_open int not null check (must_open >= 0),
  at timestamptz not null,
  seen_at timestamptz,
  primary key (area_id, id),
  unique (area_id, month, worker_id, stage, to_id)
);
comment on table visits.reminder is 'Who was told before the month''s end that somebody''s duty is open: the worker, then the helper, then the community head. Never shown by rank.';
create index reminder_to on visits.reminder (area_id, to_id, month);

do $$
declare t text;
begin
  foreach t in array array['must', 'must_list', 'reminder'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('create policy scope on visits.%I
      using (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)
      with check (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)', t);
  end loop;
end $$;
grant select, insert, update on visits.plan, visits.must, visits.must_list, visits.reminder to linli_app;
