-- 同日另有记录: what was said about two entries of one day about one household. That there are two is seen from the entries.
create table visits.same_day (
  area_id bigint not null,
  first_id uuid not null,
  second_id uuid not null,
  verdict text not null check (verdict in ('open', 'one', 'both')),
  account_id uuid not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (area_id, first_id, second_id),
  foreign key (area_id, first_id) references visits.visit,
  foreign key (area_id, second_id) references visits.visit,
  check (first_id < second_id)
);
comment on table visits.same_day is 'Whether two entries were one visit or both stand; open: taken back. Nobody is blamed: who wrote twice is counted nowhere.';
create index same_day_second on visits.same_day (area_id, second_id);
alter table visits.same_day enable row level security;
create policy scope on visits.same_day
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on visits.same_day to linli_app;

alter table visits.companion add column same_day_id uuid;
comment on column visits.companion.same_day_id is 'Came along as whoever wrote this other entry of the same day: taken away when that is taken back.';
grant delete on visits.companion to linli_app;
