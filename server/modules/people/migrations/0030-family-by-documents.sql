-- Whoever shares two keys at most and has other documents for life is left out of matching: only if all their documents say so. A second
-- document that is faulty or of another kind may still be the one of the row with a slip.
create or replace function people.find_by_keys_of_many(rows int[], keys bigint[], documents jsonb, most int)
returns table (n int, area_id bigint, person_id uuid) language sql stable security definer set search_path = people, pg_temp rows 2000 set enable_seqscan = off as $$
  with wanted as (
    select w.n, array_agg(w.key) as keys from unnest(rows, keys) w(n, key) group by 1
  ), ranked as (
    select w.n, s.area_id, s.id, row_number() over (partition by w.n order by s.count desc, s.area_id, s.id) as place
    from wanted w cross join lateral (
      select p.area_id, p.id, (select count(*) from unnest(p.match_keys) k where k = any(w.keys)) as count from people.person p
      where p.match_keys && w.keys and p.standing = 'present') s
    where s.count > 2 or not coalesce((
      select bool_and(d.faults = '{}' and d.kind = documents->(w.n::text)->>'kind' and encode(d.index, 'hex') <> documents->(w.n::text)->>'index')
      from people.document d where d.area_id = s.area_id and d.person_id = s.id), false)
  )
  select n, area_id, id from ranked where place <= most
$$;
comment on function people.find_by_keys_of_many is 'As find_by_keys for many at once. Who shares two keys at most and has only other sound documents of the same lifelong kind would be judged apart by the weights (match/few-keys.test.ts) and is left out.';

alter table people.import_row add column lifelong_kind text;
comment on column people.import_row.lifelong_kind is 'Kind of the document of the row, if it is a sound one that people keep for life: rows with different ones are different people.';
