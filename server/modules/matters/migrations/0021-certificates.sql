-- 证明: the two lists, certificates, the seal register, and who demanded what must not be issued (E01–E04).
create table matters.forbidden_list (
  id int generated always as identity primary key,
  area_id bigint,
  version int not null,
  title text not null,
  basis text not null check (basis <> ''),
  valid_from date not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  unique nulls not distinct (area_id, version)
);
comment on table matters.forbidden_list is 'Versions of the negative list; null area: national. Locked: the app may add a version, never change one. The nearest area up the tree and its newest version in force count.';
create table matters.forbidden_kind (
  list_id int not null references matters.forbidden_list,
  code text not null,
  position int not null,
  zh text not null,
  en text not null,
  instead_zh text not null check (instead_zh <> ''),
  instead_en text not null,
  words text[] not null default '{}',
  primary key (list_id, code)
);
grant select, insert on matters.forbidden_list, matters.forbidden_kind to linli_app;

create table matters.certificate_kind (
  id int generated always as identity primary key,
  area_id bigint,
  code text not null,
  version int not null,
  zh text not null,
  en text not null,
  basis text not null check (basis <> ''),
  purpose text not null,
  procedure text not null,
  materials text[] not null default '{}',
  fields jsonb not null,
  template text not null,
  valid_days int check (valid_days between 1 and 3660),
  approval text not null check (approval in ('head', 'clerk')),
  example boolean not null default false,
  active boolean not null,
  made_at timestamptz not null default now(),
  made_by uuid,
  unique nulls not distinct (area_id, code, version)
);
comment on table matters.certificate_kind is 'Certificates that may be issued: form, basis, procedure. A change is a new version; issued certificates keep theirs. The nearest area up the tree counts.';
grant select, insert on matters.certificate_kind to linli_app;

create table matters.certificate (
  area_id bigint not null,
  id uuid not null,
  kind_id int not null references matters.certificate_kind,
  state text not null check (state in ('drafted', 'issued', 'declined', 'withdrawn', 'revoked')),
  version int not null default 1,
  year int,
  number int,
  sealed_name bytea not null,
  sealed_values bytea not null,
  person_id uuid,
  account_id uuid,
  purpose text not null,
  for_whom text not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  drafted_role text not null,
  step_started_at timestamptz,
  amount int,
  unit text,
  due_at timestamptz,
  yellow_at timestamptz,
  yellow_said_at timestamptz,
  escalated_at timestamptz,
  escalated_to bigint,
  approved_by uuid,
  issued_at timestamptz,
  issued_on date,
  valid_until date,
  nonce text,
  revoked_at timestamptz,
  revoke_reason text,
  checks int not null default 0,
  last_check_at timestamptz,
  primary key (area_id, id),
  unique (area_id, year, number),
  check ((state in ('issued', 'revoked')) = (number is not null and nonce is not null and issued_on is not null)),
  check (approved_by is distinct from drafted_by or approved_by is null),
  check ((state = 'drafted') = (due_at is not null))
);
create unique index certificate_nonce on matters.certificate (area_id, nonce);
create index certificate_rows on matters.certificate (area_id, drafted_at desc, id);
create index certificate_account on matters.certificate (account_id) where account_id is not null;
create index certificate_due on matters.certificate (due_at) where state = 'drafted';
comment on column matters.certificate.nonce is 'The random part of the code on the paper; its signature is made anew with matters.signing_key.';
alter table matters.certificate enable row level security;
create policy scope on matters.certificate
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.certificate to linli_app;

create table matters.seal_use (
  area_id bigint not null,
  id uuid not null,
  number int not null,
  at timestamptz not null,
  seal text not null check (seal in ('committee', 'station', 'party', 'other')),
  document text not null,
  purpose text not null,
  for_whom text not null,
  copies int not null check (copies between 1 and 999),
  used_by uuid not null,
  approved_by uuid,
  standing boolean not null default false,
  certificate_id uuid,
  primary key (area_id, id),
  foreign key (area_id, certificate_id) references matters.certificate,
  check (standing or approved_by is not null),
  check (approved_by is distinct from used_by or approved_by is null)
);
create index seal_use_rows on matters.seal_use (area_id, at desc, id);
create unique index seal_use_once on matters.seal_use (area_id, certificate_id) where certificate_id is not null;
comment on table matters.seal_use is '用印登记: never changed, never deleted; approved by somebody else, or by a standing authorisation of the kind.';
alter table matters.seal_use enable row level security;
create policy scope on matters.seal_use
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert on matters.seal_use to linli_app;

create table matters.certificate_demand (
  area_id bigint not null,
  id uuid not null,
  number int not null,
  at timestamptz not null,
  kind text not null check (kind in ('forbidden', 'off_list')),
  list_id int references matters.forbidden_list,
  code text,
  zh text not null,
  instead_zh text,
  instead_en text,
  demanded_by text not null,
  demander_key text not null,
  organisation_id bigint,
  purpose text,
  source text not null check (source in ('window', 'resident')),
  recorded_by uuid,
  sealed_name bytea,
  primary key (area_id, id),
  check ((kind = 'forbidden') = (code is not null and list_id is not null))
);
create index certificate_demand_rows on matters.certificate_demand (area_id, at desc, id);
create index certificate_demand_by on matters.certificate_demand (area_id, demander_key);
comment on table matters.certificate_demand is 'Who asked for a certificate communities must not issue: the asking organisation, never the resident; a name only for the slip, sealed.';
alter table matters.certificate_demand enable row level security;
create policy scope on matters.certificate_demand
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert on matters.certificate_demand to linli_app;
