-- 居民联系箱 (B09): boxes, when they were emptied, each paper and what it became.
create table visits.box (
  area_id bigint not null references territory.area,
  id uuid not null,
  place text not null check (place <> ''),
  grid_no smallint,
  note text not null default '',
  every_days smallint not null check (every_days between 1 and 31),
  opened_at timestamptz not null,
  closed_on date,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id)
);
create unique index box_id on visits.box (id);

create table visits.box_collection (
  area_id bigint not null,
  id uuid not null,
  box_id uuid not null,
  opened_at timestamptz not null,
  said_at timestamptz not null,
  account_id uuid not null,
  note text not null default '',
  recorded_at timestamptz not null,
  primary key (area_id, id),
  foreign key (area_id, box_id) references visits.box
);
comment on column visits.box_collection.opened_at is 'By the server''s clock, corrected where the phone''s was off; said_at is what the phone said.';
create index box_collection_rows on visits.box_collection (area_id, opened_at desc, id desc);
create index box_collection_box on visits.box_collection (area_id, box_id, opened_at desc);

create table visits.box_paper (
  area_id bigint not null,
  collection_id uuid not null,
  id uuid not null,
  seq smallint not null,
  text text not null check (text <> ''),
  photos uuid[] not null default '{}',
  kind text not null check (kind in ('incident', 'agency', 'consultation', 'help', 'answered', 'praise')),
  answer text,
  case_area_id bigint,
  case_id uuid,
  number bigint,
  done_at timestamptz,
  primary key (area_id, collection_id, id),
  foreign key (area_id, collection_id) references visits.box_collection,
  check ((case_id is null) = (kind in ('answered', 'praise'))),
  check ((case_id is null) = (case_area_id is null)),
  check (kind <> 'answered' or answer is not null)
);
comment on table visits.box_paper is 'Each paper of a collection and the case it became; found from both ends. Names and numbers on it are kept with the case alone.';
create unique index box_paper_case on visits.box_paper (case_area_id, case_id) where case_id is not null;
create unique index box_paper_id on visits.box_paper (area_id, id);

do $$
declare t text;
begin
  foreach t in array array['box', 'box_collection', 'box_paper'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('create policy scope on visits.%I
      using (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)
      with check (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)', t);
  end loop;
end $$;
grant select, insert, update on visits.box, visits.box_paper to linli_app;
grant select, insert on visits.box_collection to linli_app;
