-- The words of a case never change, its row does at every move: in a table of their own they aren't indexed anew each time.
create table incidents.case_words (
  area_id bigint not null,
  incident_id uuid not null,
  words tsvector not null,
  primary key (area_id, incident_id),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);
comment on table incidents.case_words is 'What a case is found by in full-text search: the words of its text and its place.';
insert into incidents.case_words select area_id, id, words from incidents.incident where words is not null;
create index case_words_words on incidents.case_words using gin (words) with (fastupdate = on);
alter table incidents.case_words enable row level security;
create policy scope on incidents.case_words using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, insert on incidents.case_words to linli_app;

create or replace function incidents.find_by_words(wanted tsquery, area_from bigint, area_to bigint, most int)
returns table (area_id bigint, id uuid) language sql stable security definer set search_path = incidents, public, pg_temp rows 500 as $$
  select w.area_id, w.incident_id from incidents.case_words w
  where w.words @@ wanted and w.area_id between area_from and area_to
    and w.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
  limit most
$$;

drop index incidents.incident_words;
alter table incidents.incident drop column words;
