-- One scan for all keys of some hundred rows compares every entry with every key; a scan for each row is four to nine times faster.
create or replace function people.find_by_keys_of_many(rows int[], keys bigint[], documents jsonb, most int)
returns table (n int, area_id bigint, person_id uuid) language sql stable security definer set search_path = people, pg_temp rows 2000 set enable_seqscan = off as $$
  with wanted as (
    select w.n, array_agg(w.key) as keys from unnest(rows, keys) w(n, key) group by 1
  ), ranked as (
    select w.n, s.area_id, s.id, row_number() over (partition by w.n order by s.count desc, s.area_id, s.id) as place
    from wanted w cross join lateral (
      select p.area_id, p.id, (select count(*) from unnest(p.match_keys) k where k = any(w.keys)) as count from people.person p
      where p.match_keys && w.keys and p.standing = 'present') s
    where s.count > 2 or not exists (
      select from people.document d where d.area_id = s.area_id and d.person_id = s.id and d.faults = '{}'
        and d.kind = documents->(w.n::text)->>'kind' and encode(d.index, 'hex') <> documents->(w.n::text)->>'index')
  )
  select n, area_id, id from ranked where place <= most
$$;

drop function people.keys_changed_since(bigint[], timestamptz, bigint);
create function people.rows_changed_since(rows int[], keys bigint[], since timestamptz, except_source bigint)
returns table (n int) language sql stable security definer set search_path = people, pg_temp rows 20 set enable_seqscan = off as $$
  select w.n from (select u.n, array_agg(u.key) as keys from unnest(rows, keys) u(n, key) group by 1) w
  where exists (select from people.person p where p.match_keys && w.keys and p.updated_at > since and p.source_id <> except_source)
$$;
comment on function people.rows_changed_since is 'Which rows share a key with somebody who was written after a time, but by one source: nothing of the person.';
revoke all on function people.rows_changed_since(int[], bigint[], timestamptz, bigint) from public;
grant execute on function people.rows_changed_since(int[], bigint[], timestamptz, bigint) to linli_app;
