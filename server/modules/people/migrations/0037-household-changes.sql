-- What changed in which household, for phones that keep a copy and ask for changes only. Written with every change and never
-- updated, so that writers don't wait for each other; read by transaction number, so that nothing that was still being written
-- while a phone asked is missed.
create table people.household_change (
  area_id bigint not null,
  tx xid8 not null default pg_current_xact_id(),
  household_id uuid,
  at timestamptz not null default now()
);
comment on column people.household_change.household_id is 'Null: so many at once that the community is read anew.';
create index household_change_area on people.household_change (area_id, tx);
create index household_change_at on people.household_change (at);
create index dwelling_grid on people.dwelling (area_id, grid_no) where ended_on is null;

alter table people.household_change enable row level security;
create policy scope on people.household_change using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, delete on people.household_change to linli_app;

create function people.keep_household_changes(areas bigint[], households uuid[]) returns void language sql security definer set search_path = people, pg_temp as $$
  with one as (select distinct a, h from unnest(areas, households) t(a, h) where h is not null),
    many as (select a from one group by a having count(*) > 200)
  insert into people.household_change (area_id, household_id)
    select a, null from many union all select a, h from one where a not in (select a from many)
$$;
revoke all on function people.keep_household_changes(bigint[], uuid[]) from public;

-- `fresh` holds the rows as they are (of a deletion: as they were), `past` those of an update as they were.
create function people.note_household_change() returns trigger language plpgsql security definer set search_path = people, pg_temp as $$
declare
  areas bigint[];
  households uuid[];
begin
  if tg_table_name = 'person' and tg_op = 'UPDATE' then
    -- New keys of the matching alone are no news.
    select array_agg(a), array_agg(h) into areas, households from (
      select f.area_id a, unnest(array[f.household_id, p.household_id]) h from fresh f join past p on p.area_id = f.area_id and p.id = f.id
      where (f.version, f.standing, f.household_id, f.dwelling_id) is distinct from (p.version, p.standing, p.household_id, p.dwelling_id)) x;
  elsif tg_table_name = 'person' then
    select array_agg(area_id), array_agg(household_id) into areas, households from fresh;
  elsif tg_table_name = 'household' then
    select array_agg(area_id), array_agg(id) into areas, households from fresh;
  elsif tg_table_name = 'dwelling' then
    select array_agg(h.area_id), array_agg(h.id) into areas, households
    from fresh f join people.household h on h.area_id = f.area_id and h.dwelling_id = f.id;
  else
    select array_agg(p.area_id), array_agg(p.household_id) into areas, households
    from fresh f join people.person p on p.area_id = f.area_id and p.id = f.person_id;
  end if;
  if areas is not null then perform people.keep_household_changes(areas, households); end if;
  return null;
end $$;
revoke all on function people.note_household_change() from public;

do $$
declare t text;
begin
  foreach t in array array['person', 'household', 'dwelling', 'care'] loop
    execute format('create trigger household_by_insert after insert on people.%I referencing new table as fresh for each statement execute function people.note_household_change()', t);
    execute format('create trigger household_by_update after update on people.%I referencing new table as fresh old table as past for each statement execute function people.note_household_change()', t);
    execute format('create trigger household_by_delete after delete on people.%I referencing old table as fresh for each statement execute function people.note_household_change()', t);
  end loop;
end $$;
