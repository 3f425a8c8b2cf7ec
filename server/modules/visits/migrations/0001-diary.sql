-- 民情日志 (C01-C04): entries, who came along, what followed, corrections, answers to campaigns.
create schema visits;
grant usage on schema visits to linli_app;

create table visits.visit (
  area_id bigint not null references territory.area,
  id uuid not null,
  kind text not null check (kind in ('visit', 'reception', 'call')),
  happened_at timestamptz not null,
  said_at timestamptz not null,
  skew_ms bigint,
  month text collate "C" not null check (month ~ '^\d{4}-\d\d$'),
  household_id uuid,
  person_id uuid,
  grid_no smallint,
  said_grid_no smallint,
  worker_id uuid not null,
  met boolean not null,
  heard text not null default '',
  mood text check (mood in ('glad', 'calm', 'worried', 'angry')),
  needs text[] not null default '{}',
  photos uuid[] not null default '{}',
  voices uuid[] not null default '{}',
  credit text not null check (credit in ('own', 'good_faith', 'joint', 'elsewhere')),
  followed_up boolean not null default false,
  device_id uuid,
  words tsvector not null,
  recorded_at timestamptz not null,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id)
);
comment on column visits.visit.happened_at is 'By the server''s clock, corrected where the phone''s was off; said_at is what the phone said.';
comment on column visits.visit.skew_ms is 'How far the phone''s clock was off, where it was corrected.';
comment on column visits.visit.month is 'The natural month it counts in (Asia/Shanghai).';
comment on column visits.visit.grid_no is 'The household''s grid when it was recorded; said_grid_no is what the phone believed.';
comment on column visits.visit.credit is 'Decided once, when recorded: a grid drawn anew later takes nobody''s visits away.';
create index visit_rows on visits.visit (area_id, happened_at desc, id desc);
create index visit_household on visits.visit (area_id, household_id, happened_at desc) where household_id is not null;
create index visit_worker on visits.visit (worker_id, month);
create index visit_month on visits.visit (area_id, month, grid_no);
create index visit_changed on visits.visit (area_id, updated_at);
create index visit_words on visits.visit using gin (words);

create table visits.companion (
  area_id bigint not null,
  visit_id uuid not null,
  account_id uuid not null,
  month text collate "C" not null,
  primary key (area_id, visit_id, account_id),
  foreign key (area_id, visit_id) references visits.visit
);
comment on table visits.companion is '同行: who came along; the visit counts for each of them.';
create index companion_month on visits.companion (account_id, month);

create table visits.follow_up (
  area_id bigint not null,
  visit_id uuid not null,
  kind text not null check (kind in ('incident', 'agency', 'consultation', 'help')),
  case_area_id bigint not null,
  case_id uuid not null,
  number bigint,
  at timestamptz not null,
  primary key (area_id, visit_id, case_id),
  foreign key (area_id, visit_id) references visits.visit
);
comment on table visits.follow_up is '一键转办: the case an entry became. Found from both ends.';
create unique index follow_up_case on visits.follow_up (case_area_id, case_id);

create table visits.past_wording (
  area_id bigint not null,
  visit_id uuid not null,
  version int not null,
  heard text not null,
  mood text,
  needs text[] not null,
  until timestamptz not null,
  primary key (area_id, visit_id, version),
  foreign key (area_id, visit_id) references visits.visit
);
comment on table visits.past_wording is 'How an entry read before it was amended.';

create table visits.correction (
  area_id bigint not null references territory.area,
  id uuid not null,
  person_id uuid not null,
  visit_id uuid,
  account_id uuid not null,
  at timestamptz not null,
  sealed bytea not null,
  conflicts smallint not null default 0,
  primary key (area_id, id),
  foreign key (area_id, visit_id) references visits.visit
);
comment on column visits.correction.sealed is 'What was said and what became of it, field by field; also of what was not written, so that nothing said is lost.';
create index correction_visit on visits.correction (area_id, visit_id) where visit_id is not null;
create index correction_person on visits.correction (area_id, person_id, at desc);

-- 专项走访 (C06): of an area and everything below it, so without row level security; it holds questions, nobody's answers.
create table visits.campaign (
  area_id bigint not null references territory.area,
  id uuid not null,
  title text not null check (title <> ''),
  purpose text not null check (purpose <> ''),
  admission_no text not null check (admission_no <> ''),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  grids smallint[] not null default '{}',
  questions jsonb not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  closed_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (area_id, id),
  check ((state = 'closed') = (closed_at is not null))
);
comment on column visits.campaign.closed_at is 'What was answered before, on a phone without a network, still counts.';
create unique index campaign_id on visits.campaign (id);
create index campaign_open on visits.campaign (area_id, until_on) where state = 'open';

create table visits.campaign_answer (
  area_id bigint not null,
  campaign_id uuid not null,
  visit_id uuid not null,
  key text not null,
  household_id uuid,
  person_id uuid,
  value jsonb not null,
  at timestamptz not null,
  primary key (area_id, campaign_id, visit_id, key),
  foreign key (area_id, visit_id) references visits.visit,
  foreign key (campaign_id) references visits.campaign (id)
);
create index campaign_answer_household on visits.campaign_answer (area_id, campaign_id, household_id);
create index campaign_answer_visit on visits.campaign_answer (area_id, visit_id);

do $$
declare t text;
begin
  foreach t in array array['visit', 'companion', 'follow_up', 'past_wording', 'correction', 'campaign_answer'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('create policy scope on visits.%I
      using (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)
      with check (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)', t);
  end loop;
end $$;
grant select, insert, update on visits.visit, visits.campaign to linli_app;
grant select, insert on visits.companion, visits.follow_up, visits.past_wording, visits.correction, visits.campaign_answer to linli_app;
