-- The mechanism every module relies on: audit log, facts, listeners.
-- (schema platform and role linli_app are made by the migrator)
grant usage on schema platform to linli_app;

create table platform.audit (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  area_id bigint not null,
  account_id uuid,
  post_id bigint,
  role text,
  route text not null,
  about jsonb not null default '{}',
  ip_digest text,
  request_id text
);
comment on table platform.audit is 'Append-only: who did what in which area. Rows are chained by platform.audit_link once their transaction has ended.';
create index audit_order on platform.audit (tx, id);
create index audit_area on platform.audit (area_id, id);
create index audit_account on platform.audit (account_id, id);

create table platform.audit_link (
  position bigint primary key,
  audit_id bigint not null unique,
  tx xid8 not null,
  hash bytea not null
);
comment on table platform.audit_link is 'The chain: hash of position n = SM3(hash of n-1, canonical text of the audit row).';

alter table platform.audit enable row level security;
create policy audit_read on platform.audit for select using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
create policy audit_write on platform.audit for insert with check (true);
grant select, insert on platform.audit to linli_app;
grant select, insert on platform.audit_link to linli_app;

create table platform.fact (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  area_id bigint not null,
  name text not null,
  about jsonb not null default '{}'
);
comment on table platform.fact is 'The outbox: what happened, in commit order (tx, id); delivered at least once to every listener.';
create index fact_order on platform.fact (tx, id);
grant select, insert, delete on platform.fact to linli_app;

create table platform.listener (
  name text primary key,
  tx xid8 not null default '0',
  id bigint not null default 0,
  failures int not null default 0,
  last_error text,
  retry_at timestamptz
);
comment on table platform.listener is 'How far each listener has read the facts.';
grant select, insert, update on platform.listener to linli_app;

create table platform.setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);
grant select, insert, update on platform.setting to linli_app;
