-- Import of ledgers (K01 file route, K03): the file and its rows wait here, sealed, until they are written or given up.
create table people.import (
  area_id bigint not null references territory.area,
  id uuid not null,
  filename text not null,
  digest bytea not null,
  state text not null check (state in ('mapping', 'staging', 'review', 'writing', 'done', 'undoing', 'undone', 'failed', 'dropped')),
  trouble text,
  sheets jsonb not null,
  chosen jsonb,
  columns jsonb,
  progress_done int not null default 0,
  progress_of int,
  at_row int not null default 0,
  source_id bigint references people.source,
  account_id uuid,
  by_name text,
  roles text[] not null default '{}',
  undo jsonb,
  created_at timestamptz not null,
  written_at timestamptz,
  version int not null default 1,
  primary key (area_id, id)
);
create index import_newest on people.import (area_id, created_at desc, id);
create index import_working on people.import (created_at) where state in ('staging', 'writing', 'undoing');
comment on column people.import.sheets is 'What was found in the file: names of sheets and columns, where they go. Sample cells are covered.';
comment on column people.import.at_row is 'The last row that the work under way has done: where it goes on after a stop.';

create table people.import_piece (
  area_id bigint not null,
  import_id uuid not null,
  sheet int not null,
  seq int not null,
  last_no int not null,
  rows int not null,
  sealed bytea not null,
  primary key (area_id, import_id, sheet, seq),
  foreign key (area_id, import_id) references people.import on delete cascade
);
comment on table people.import_piece is 'The rows of the file, some hundred to a sealed piece, without the columns that are never kept; deleted when the import was written, given up or is a month old.';

create table people.import_row (
  area_id bigint not null,
  import_id uuid not null,
  no int not null,
  sealed bytea not null,
  faults jsonb not null default '[]',
  plan text not null check (plan in ('fresh', 'changed', 'disputed', 'same', 'match', 'faulty', 'skipped', 'known')),
  skipped boolean not null default false,
  document_index bytea,
  changes_sealed bytea,
  match jsonb,
  edited boolean not null default false,
  person_id uuid,
  written_at timestamptz,
  version int not null default 1,
  primary key (area_id, import_id, no),
  foreign key (area_id, import_id) references people.import on delete cascade
);
create index import_row_plan on people.import_row (area_id, import_id, plan, no);
create index import_row_document on people.import_row (area_id, import_id, document_index) where document_index is not null;
comment on column people.import_row.faults is 'Which fault in which column; sentences hold at most what the cell''s kind allows to show.';

create table people.import_touch (
  area_id bigint not null,
  import_id uuid not null,
  kind text not null check (kind in ('person', 'dwelling', 'household', 'premises', 'care')),
  entity_id uuid not null,
  no int not null,
  made boolean not null,
  before jsonb,
  after_version int not null,
  primary key (area_id, import_id, kind, entity_id),
  foreign key (area_id, import_id) references people.import on delete cascade,
  check (made = (before is null))
);
comment on table people.import_touch is 'What an import made or changed, with the rows as they stood before (sealed values stay sealed): for undoing it.';

create table people.import_layout (
  area_id bigint not null references territory.area,
  layout bytea not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (area_id, layout)
);
comment on table people.import_layout is 'Which column went where the last time, by the names of the columns. Bears no personal data and is used by all communities.';

grant select, insert, update on people.import to linli_app;
grant select, insert, delete on people.import_piece to linli_app;
grant select, insert, update, delete on people.import_row, people.import_touch to linli_app;
grant select, insert, update on people.import_layout to linli_app;

do $$
declare t text;
begin
  foreach t in array array['import', 'import_piece', 'import_row', 'import_touch'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format($p$create policy scope on people.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;

-- While a roster comes in, hundreds of people are looked for between two inserts: the list of pending entries that an
-- index keeps by default would be read each time, and a table without statistics yet would be read as a whole.
alter index people.person_match_keys set (fastupdate = off);
alter function people.find_by_keys(bigint[], int) set enable_seqscan = off;
