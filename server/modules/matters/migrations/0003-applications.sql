-- Applications (D05, D07–D10, D18, D20): one row a case, its steps, its clocks.

create sequence matters.application_number;
grant usage on sequence matters.application_number to linli_app;

create table matters.application (
  area_id bigint not null,
  id uuid not null,
  number bigint not null default nextval('matters.application_number'),
  item_code text not null,
  item_area_id bigint not null,
  item_no int not null,
  class_code text not null,
  post text,
  at_once boolean not null,
  channel text not null check (channel in ('window', 'online', 'phone', 'home', 'agency')),
  person_area_id bigint,
  person_id uuid,
  account_id uuid,
  applied_by uuid,
  applicant_name bytea not null,
  name_index bytea not null,
  document bytea,
  document_index bytea,
  phone bytea,
  phone_index bytea,
  agent bytea,
  answers bytea not null,
  papers jsonb not null default '{}',
  missing int not null default 0,
  let_through text,
  notice jsonb,
  refusal jsonb,
  state text not null check (state in ('submitted', 'supplement', 'handling', 'done', 'refused', 'withdrawn', 'lapsed')),
  version int not null default 1,
  trips smallint not null default 0,
  owner_role text,
  owner_area_id bigint,
  owner_organisation_id bigint,
  owner_account_id uuid,
  first_receiver_id uuid,
  to_account_id uuid,
  to_role text,
  to_area_id bigint,
  to_organisation_id bigint,
  handler_organisation_id bigint,
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  closed_at timestamptz,
  clock text,
  due_at timestamptz,
  yellow_at timestamptz,
  statutory_due_at timestamptz,
  paused_at timestamptz,
  pause_reason text,
  review_on date,
  supplement_due_at timestamptz,
  extended boolean not null default false,
  yellow_said_at timestamptz,
  red_said_at timestamptz,
  supplement_said_at timestamptz,
  decision text check (decision in ('granted', 'denied', 'ended')),
  result text,
  on_time boolean,
  used_share real,
  delivered_at timestamptz,
  delivered_how text,
  origin jsonb,
  last_move_id uuid,
  primary key (area_id, id),
  constraint someone_has_it check (state in ('done', 'refused', 'withdrawn', 'lapsed') or (owner_role is not null and (due_at is not null or paused_at is not null))),
  constraint refused_with_reason check (state <> 'refused' or refusal is not null),
  constraint told_what_is_missing check (state <> 'supplement' or (notice is not null and supplement_due_at is not null))
);
comment on table matters.application is 'A case of a matter (办件). An open one always has an owner and a clock that runs or rests: the database refuses anything else.';
comment on column matters.application.answers is 'Sealed: the answers of the form with where each came from.';
comment on column matters.application.due_at is 'When the running clock turns red; null while it rests.';
create unique index application_by_number on matters.application (number, area_id);
create index application_by_area on matters.application (area_id, submitted_at desc, id);
create index application_by_time on matters.application (submitted_at desc, id);
create index application_open_area on matters.application (area_id, due_at, id) where state in ('submitted', 'supplement', 'handling');
create index application_due on matters.application (due_at) where state in ('submitted', 'supplement', 'handling');
create index application_owner_account on matters.application (owner_account_id) where owner_account_id is not null and state in ('submitted', 'supplement', 'handling');
create index application_owner_desk on matters.application (owner_area_id, owner_role) where owner_account_id is null and state in ('submitted', 'supplement', 'handling');
create index application_to on matters.application (to_area_id, to_role) where to_area_id is not null;
create index application_to_account on matters.application (to_account_id) where to_account_id is not null;
create index application_organisation on matters.application (handler_organisation_id, submitted_at desc) where handler_organisation_id is not null;
create index application_person on matters.application (person_id) where person_id is not null;
create index application_account on matters.application (account_id, submitted_at desc) where account_id is not null;
create index application_applied_by on matters.application (applied_by, submitted_at desc) where applied_by is not null;
create index application_phone on matters.application (phone_index) where phone_index is not null;
create index application_document on matters.application (document_index) where document_index is not null;
create index application_name on matters.application (name_index);
create index application_item on matters.application (item_code, submitted_at desc, id);
create index application_closed on matters.application (area_id, closed_at) where closed_at is not null;

create table matters.application_step (
  area_id bigint not null,
  application_id uuid not null,
  seq int not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  post_id bigint,
  role text,
  at_area_id bigint,
  organisation_id bigint,
  note text,
  details jsonb not null default '{}',
  move_id uuid,
  primary key (area_id, application_id, seq),
  foreign key (area_id, application_id) references matters.application (area_id, id)
);

create table matters.application_clock (
  area_id bigint not null,
  application_id uuid not null,
  seq int not null,
  clock text not null check (clock in ('accept', 'handle')),
  started_at timestamptz not null,
  days int not null,
  extra_days int not null default 0,
  pauses jsonb not null default '[]',
  due_at timestamptz,
  yellow_at timestamptz,
  ended_at timestamptz,
  primary key (area_id, application_id, seq),
  foreign key (area_id, application_id) references matters.application (area_id, id)
);
comment on table matters.application_clock is 'Every clock a case ran on, in working days, with what is needed to explain its deadline again.';

create table matters.application_file (
  area_id bigint not null,
  application_id uuid not null,
  file_id uuid not null,
  phase text not null check (phase in ('paper', 'result', 'note')),
  paper text,
  added_at timestamptz not null,
  primary key (area_id, application_id, file_id),
  foreign key (area_id, application_id) references matters.application (area_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['application', 'application_step', 'application_clock', 'application_file'] loop
    execute format('alter table matters.%I enable row level security', t);
    execute format($p$create policy scope on matters.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
grant select, insert, update on matters.application, matters.application_clock to linli_app;
grant select, insert on matters.application_step, matters.application_file to linli_app;
