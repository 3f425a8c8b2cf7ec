-- A roster fills tables many times over within minutes, long before autovacuum looks at them. Statements planned while a table was
-- empty (foreign keys among them) would read the whole of it for each row: statistics are taken when a table has grown fourfold.
create function people.freshen_statistics() returns void language plpgsql security definer set search_path = people, pg_temp as $$
declare grown text;
begin
  for grown in
    select c.oid::regclass::text from pg_catalog.pg_class c
    where c.oid = any(array['people.document', 'people.dwelling', 'people.field_value', 'people.household', 'people.import_key', 'people.import_row', 'people.import_touch',
        'people.person', 'people.phone', 'people.residence', 'people.care', 'people.premises']::regclass[])
      and pg_catalog.pg_relation_size(c.oid) / 8192 > 4 * c.relpages + 8
    order by c.relname
  loop
    execute 'analyze ' || grown;
  end loop;
end $$;
comment on function people.freshen_statistics is 'Takes statistics of the tables an import writes to that are more than four times as large as when they were last taken.';
revoke all on function people.freshen_statistics() from public;
grant execute on function people.freshen_statistics() to linli_app;

-- Whoever looks at an import under way has its numbers from here: counting all rows of a large file each second is slower than reading it.
alter table people.import add column counts jsonb;
comment on column people.import.counts is 'Of the rows read or written so far, while work is under way; null else, when they are counted.';
