-- An import matches each row once, when it is checked; writing looks only at what changed since. Keys of the rows are kept so
-- that rows of one file find each other too.
alter table people.import_row add column match_keys bigint[];
alter table people.import_row add column checked_at timestamptz;
-- Rows are written again when they were imported: with room in the page, without touching an index.
alter table people.import_row set (fillfactor = 70);
create index import_row_double on people.import_row (area_id, import_id, ((match->>'row')::int)) where match->>'row' is not null;
comment on column people.import_row.match_keys is 'Keyed hashes of what equal persons share, as people.person has them; null where nothing is matched.';
comment on column people.import_row.checked_at is 'When the row was compared with the register.';

create table people.import_key (
  area_id bigint not null,
  import_id uuid not null,
  key bigint not null,
  no int not null,
  primary key (area_id, import_id, key, no)
);
comment on table people.import_key is 'The blocking keys of the rows of an import under way, to find doubles within the file; deleted with the file.';
grant select, insert, delete on people.import_key to linli_app;
alter table people.import_key enable row level security;
create policy scope on people.import_key using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);

create function people.find_by_keys_of_many(rows int[], keys bigint[], documents jsonb, most int)
returns table (n int, area_id bigint, person_id uuid) language sql stable security definer set search_path = people, pg_temp rows 2000 set enable_seqscan = off as $$
  with hits as materialized (
    select p.area_id, p.id, p.match_keys from people.person p where p.match_keys && keys and p.standing = 'present'
  ), shared as (
    select w.n, h.area_id, h.id, count(*) as count from hits h cross join lateral unnest(h.match_keys) k(key) join unnest(rows, keys) w(n, key) on w.key = k.key
    group by 1, 2, 3
  ), likely as (
    select s.* from shared s
    where s.count > 2 or not exists (
      select from people.document d where d.area_id = s.area_id and d.person_id = s.id and d.faults = '{}'
        and d.kind = documents->(s.n::text)->>'kind' and encode(d.index, 'hex') <> documents->(s.n::text)->>'index')
  ), ranked as (
    select l.*, row_number() over (partition by l.n order by l.count desc, l.area_id, l.id) as place from likely l
  )
  select n, area_id, id from ranked where place <= most
$$;
comment on function people.find_by_keys_of_many is 'As find_by_keys for many at once. Who shares two keys at most and has another sound document of the same lifelong kind can''t be the same person and is left out.';

create function people.keys_changed_since(wanted bigint[], since timestamptz, except_source bigint)
returns table (keys bigint[]) language sql stable security definer set search_path = people, pg_temp rows 20 set enable_seqscan = off as $$
  select p.match_keys from people.person p where p.match_keys && wanted and p.updated_at > since and p.source_id <> except_source
$$;
comment on function people.keys_changed_since is 'Keys of those who share one of these keys and were written after a time, but by one source: keyed hashes only.';
revoke all on function people.find_by_keys_of_many(int[], bigint[], jsonb, int), people.keys_changed_since(bigint[], timestamptz, bigint) from public;
grant execute on function people.find_by_keys_of_many(int[], bigint[], jsonb, int), people.keys_changed_since(bigint[], timestamptz, bigint) to linli_app;
