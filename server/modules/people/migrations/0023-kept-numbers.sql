-- Numbers of each community, kept: a city of a thousand communities is added up, not counted. Whoever writes only notes that
-- a community changed; a job counts it again, and until then a reader counts just the changed ones.
create table people.area_count (
  area_id bigint primary key,
  on_day date not null,
  people int not null,
  living int not null,
  registered int not null,
  together int not null,
  lives_only int not null,
  registered_only int not null,
  under14 int not null,
  over60 int not null,
  over80 int not null,
  away int not null,
  households int not null,
  dwellings int not null,
  rented int not null,
  empty int not null
);
comment on column people.area_count.on_day is 'Ages are of this day: another day is counted anew.';
create table people.area_changed (area_id bigint not null);
create index area_changed_area on people.area_changed (area_id);
comment on table people.area_changed is 'Written with every change, never updated: two who change one community don''t wait for each other.';
grant select, insert, update, delete on people.area_count, people.area_changed to linli_app;

create function people.note_change() returns trigger language plpgsql security definer set search_path = people, pg_temp as $$
begin
  insert into people.area_changed select distinct area_id from fresh;
  return null;
end $$;
revoke all on function people.note_change() from public;

do $$
declare t text;
begin
  foreach t in array array['person', 'household', 'dwelling', 'away'] loop
    execute format('create trigger changed_by_insert after insert on people.%I referencing new table as fresh for each statement execute function people.note_change()', t);
    execute format('create trigger changed_by_update after update on people.%I referencing new table as fresh for each statement execute function people.note_change()', t);
    execute format('create trigger changed_by_delete after delete on people.%I referencing old table as fresh for each statement execute function people.note_change()', t);
  end loop;
  foreach t in array array['area_count', 'area_changed'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format($p$create policy scope on people.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;

insert into people.area_changed
  select area_id from people.person union select area_id from people.household union select area_id from people.dwelling union select area_id from people.away;
