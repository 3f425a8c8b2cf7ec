-- What people uploaded. The bytes lie in the files folder; a row says whose they are and what they are used for.
create table platform.file (
  area_id bigint not null,
  id uuid not null,
  kind text not null check (kind in ('image', 'pdf')),
  content_type text not null,
  name text not null check (length(name) between 1 and 200),
  size int not null check (size > 0),
  width int,
  height int,
  digest bytea not null check (length(digest) = 32),
  received_digest bytea not null check (length(received_digest) = 32),
  uploaded_by uuid,
  uploaded_at timestamptz not null default now(),
  used_by text check (used_by ~ '^[a-z_.]+:.+$'),
  primary key (area_id, id)
);
comment on column platform.file.id is 'Made by the client: sent twice, kept once.';
comment on column platform.file.size is 'Bytes as kept; pictures are re-encoded.';
comment on column platform.file.digest is 'SM3 of the bytes as kept.';
comment on column platform.file.received_digest is 'SM3 of the bytes as they came, to tell a repeated upload from another file under the same id.';
comment on column platform.file.uploaded_by is 'Account; null for what the system itself put there.';
comment on column platform.file.used_by is 'What it belongs to, <module>.<thing>:<key>; that module decides who may read it. Null for a day at most.';
create index file_unused on platform.file (uploaded_at) where used_by is null;
create index file_used_by on platform.file (area_id, used_by) where used_by is not null;

alter table platform.file enable row level security;
create policy file_area on platform.file
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update, delete on platform.file to linli_app;
