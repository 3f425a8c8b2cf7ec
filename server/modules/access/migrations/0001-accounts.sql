create extension if not exists btree_gist;
create schema access;
grant usage on schema access to linli_app;

create table access.account (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'resident')),
  area_id bigint,
  login_name text unique check (login_name = lower(login_name)),
  name text,
  office_phone text,
  phone bytea,
  phone_index bytea,
  password_hash text,
  password_changed_at timestamptz,
  must_change_password boolean not null default false,
  totp_secret bytea,
  totp_required boolean not null default false,
  totp_enabled_at timestamptz,
  totp_last_step bigint,
  last_post_id bigint,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  version int not null default 1,
  check (kind = 'resident' or (login_name is not null and name is not null and area_id is not null)),
  check (kind = 'staff' or phone_index is not null)
);
comment on table access.account is '账号. Staff sign in by name and password, residents by phone and code.';
comment on column access.account.area_id is 'The area whose security administrator looks after this staff account.';
comment on column access.account.phone is 'Sealed (SM4); phone_index is its blind index.';
comment on column access.account.totp_secret is 'Sealed; counts only once totp_enabled_at is set.';
comment on column access.account.totp_last_step is 'The last 30-second step whose code was used: a code works once.';
create unique index account_phone on access.account (phone_index) where kind = 'resident';
create index account_area on access.account (area_id, login_name) where kind = 'staff';
grant select, insert, update on access.account to linli_app;

create table access.post (
  id bigint generated always as identity primary key,
  account_id uuid not null references access.account,
  role text not null,
  duty smallint not null generated always as (
    case role when 'auditor' then 1 when 'security_administrator' then 2 when 'system_administrator' then 3 else 0 end
  ) stored,
  area_id bigint not null,
  organisation_id bigint,
  title text,
  valid_from date not null,
  valid_to date,
  ended_at timestamptz,
  substitute_of bigint references access.post,
  created_at timestamptz not null default now(),
  check (role <> 'resident'),
  check (valid_to is null or valid_to >= valid_from),
  check (substitute_of <> id),
  -- The three-administrator split (GB/T 22239): at no time one person holds posts of two of the four kinds of duty.
  constraint post_split exclude using gist (
    account_id with =, duty with <>, daterange(valid_from, valid_to, '[]') with &&
  ) where (ended_at is null)
);
comment on table access.post is '岗位: role × area × organisation, with a term. One person may hold several.';
comment on column access.post.duty is '0 business, 1 auditor, 2 security administrator, 3 system administrator.';
comment on column access.post.organisation_id is 'territory.organisation; no foreign key, for access knows no territory.';
comment on column access.post.valid_to is 'Last day of the term, included; null while open.';
comment on column access.post.ended_at is 'Ended before its term, at once.';
comment on column access.post.substitute_of is 'AB岗: this is the B post of that A post.';
create index post_account on access.post (account_id);
create index post_place on access.post (area_id, role) where ended_at is null;
grant select, insert, update on access.post to linli_app;

create table access.absence (
  id bigint generated always as identity primary key,
  account_id uuid not null references access.account,
  from_on date not null,
  to_on date not null,
  reason text,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  check (to_on >= from_on)
);
comment on table access.absence is '请假、出差: while absent, work falls from A to B.';
create index absence_account on access.absence (account_id, to_on);
grant select, insert, update on access.absence to linli_app;

create table access.login_attempt (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  wait_until timestamptz not null
);
comment on table access.login_attempt is 'Failures in a row by digest of login name (known or not: both answer alike), of account (second factor) or of address.';
create index login_attempt_last on access.login_attempt (last_at);
grant select, insert, update, delete on access.login_attempt to linli_app;

create table access.phone_code (
  phone_index bytea primary key,
  code bytea not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  sent_at timestamptz not null,
  sent_today int not null default 1
);
comment on table access.phone_code is 'The last code sent to a phone, as a digest.';
grant select, insert, update, delete on access.phone_code to linli_app;

create table access.first_admin_code (
  the_only boolean primary key default true check (the_only),
  code bytea not null,
  made_at timestamptz not null default now(),
  tries int not null default 0
);
comment on table access.first_admin_code is 'Digest of the code on the console that lets the first administrator in; gone once used.';
grant select, insert, update, delete on access.first_admin_code to linli_app;
