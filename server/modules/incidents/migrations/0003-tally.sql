-- Kept counters (I02): moves leave deltas, a fold adds them up now and then, a reading is both, exact at every moment.
-- A delta carries its transaction, so that "not yet folded" is the end of one index: what was folded and deleted lies
-- before the mark and is never looked at again, however late it is vacuumed.
alter table incidents.tally_delta drop column id;
alter table incidents.tally_delta add column tx bigint not null default pg_current_xact_id()::text::bigint;
create index tally_delta_tx on incidents.tally_delta (tx);
alter table incidents.tally_delta set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_insert_threshold = -1);

create table incidents.tally_mark (
  only_one boolean primary key default true check (only_one),
  tx bigint not null
);
comment on table incidents.tally_mark is 'Deltas of transactions before this one are in incidents.tally; a reading adds those from it on.';
insert into incidents.tally_mark (tx) values (0);
grant select, update on incidents.tally_mark to linli_app;

create table incidents.tally (
  area_id bigint not null,
  category_id int not null,
  organisation_id bigint not null,
  month date not null,
  open int not null default 0,
  overdue_now int not null default 0,
  suspended_now int not null default 0,
  reported int not null default 0,
  accepted int not null default 0,
  accepted_in_time int not null default 0,
  rejected int not null default 0,
  merged int not null default 0,
  withdrawn int not null default 0,
  voided int not null default 0,
  dropped int not null default 0,
  contact_due int not null default 0,
  contacted_in_time int not null default 0,
  assigned int not null default 0,
  returned int not null default 0,
  whistled int not null default 0,
  called int not null default 0,
  checked_in int not null default 0,
  checked_in_in_time int not null default 0,
  handled int not null default 0,
  handled_in_time int not null default 0,
  handle_minutes bigint not null default 0,
  not_fixed int not null default 0,
  reworked int not null default 0,
  overdue int not null default 0,
  suspended int not null default 0,
  delayed int not null default 0,
  closed int not null default 0,
  closed_cases int not null default 0,
  asked_solved int not null default 0,
  solved int not null default 0,
  graded int not null default 0,
  grade_sum bigint not null default 0,
  satisfied int not null default 0,
  fairly_satisfied int not null default 0,
  reopened int not null default 0,
  no_answer int not null default 0,
  primary key (area_id, category_id, organisation_id, month)
) with (fillfactor = 70);
comment on table incidents.tally is 'Counters per area of every tier, category (0: all), organisation (0: all) and month (1970-01-01: levels of the moment). Columns: contract/incidents/metrics.ts.';
comment on column incidents.tally.organisation_id is 'Who handled it; what nobody handled counts under 0 only.';

alter table incidents.tally enable row level security;
create policy scope on incidents.tally using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, insert, update, delete on incidents.tally to linli_app;
