-- 事件: taxonomy, limits, duties, cases, their steps, clocks and tasks (J01–J08, D09, D10).
create schema incidents;
grant usage on schema incidents to linli_app;

create table incidents.category (
  id int generated always as identity primary key,
  taxonomy text not null,
  code text not null,
  parent_id int references incidents.category,
  zh text not null,
  en text not null,
  words text[] not null default '{}',
  limit_group text not null default 'general',
  organisation_kind text,
  active boolean not null default true,
  sort int not null default 0,
  version int not null default 1,
  unique (taxonomy, code)
);
comment on table incidents.category is 'The taxonomies (governance 社会治理, city 城市管理, hotline 热线诉求) as editable rows; a leaf is what a case carries.';

create table incidents.taxonomy_use (
  area_id bigint not null,
  taxonomy text not null,
  used boolean not null,
  primary key (area_id, taxonomy)
);
comment on table incidents.taxonomy_use is 'Which taxonomies an area offers; the nearest row up the tree counts, none means used.';

create table incidents.time_limit (
  id int generated always as identity primary key,
  area_id bigint not null,
  step text not null,
  limit_group text,
  category_id int references incidents.category,
  level smallint,
  organisation_id bigint,
  amount numeric not null check (amount > 0),
  unit text not null check (unit in ('working_hours', 'working_days', 'hours', 'days')),
  yellow_share numeric not null default 0.8 check (yellow_share > 0 and yellow_share < 1),
  reason text,
  version int not null default 1,
  unique nulls not distinct (area_id, step, limit_group, category_id, level, organisation_id)
);
comment on table incidents.time_limit is 'Limit per step; the most telling row wins: nearest area first, then organisation, category, group, level.';

create table incidents.duty (
  id int generated always as identity primary key,
  area_id bigint not null,
  category_id int references incidents.category,
  organisation_id bigint not null,
  version int not null default 1,
  unique nulls not distinct (area_id, category_id)
);
comment on table incidents.duty is 'Routing: category × area to the responsible organisation; the nearest area and category up their trees count (J04).';
grant select, insert, update, delete on incidents.category, incidents.taxonomy_use, incidents.time_limit, incidents.duty to linli_app;

create sequence incidents.case_number;
grant usage on sequence incidents.case_number to linli_app;

create table incidents.incident (
  area_id bigint not null,
  id uuid not null,
  number bigint not null default nextval('incidents.case_number'),
  source text not null,
  category_id int not null references incidents.category,
  level smallint not null default 1,
  scale text not null default 'individual',
  text text not null,
  place_text text,
  point geometry(Point, 4326),
  grid_no int,
  building_no int,
  reporter_id uuid,
  reporter_name bytea,
  reporter_phone bytea,
  phone_index bytea,
  urgent boolean not null default false,
  secret boolean not null default false,
  historical boolean not null default false,
  supervise_level smallint not null default 0,
  same_count int not null default 0,
  state text not null,
  version int not null default 1,
  round smallint not null default 1,
  reopened smallint not null default 0,
  returned smallint not null default 0,
  delayed smallint not null default 0,
  owner_role text,
  owner_area_id bigint,
  owner_organisation_id bigint,
  owner_account_id uuid,
  handler_organisation_id bigint,
  handler_account_id uuid,
  first_receiver_id uuid,
  hand_over_to uuid,
  escalated_to bigint,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  contacted_at timestamptz,
  contact_due_at timestamptz,
  step text,
  step_started_at timestamptz,
  due_at timestamptz,
  yellow_at timestamptz,
  handle_due_at timestamptz,
  handle_yellow_at timestamptz,
  yellow_said_at timestamptz,
  overdue_said_at timestamptz,
  paused_at timestamptz,
  pause_kind text,
  review_on date,
  asked text,
  asked_by uuid,
  asked_details jsonb,
  outcome text,
  solved boolean,
  grade smallint,
  closed_at timestamptz,
  merged_into uuid,
  last_move_id uuid,
  words tsvector,
  primary key (area_id, id),
  constraint someone_has_it check (state in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void') or (owner_role is not null and due_at is not null)),
  constraint paused_has_review check (paused_at is null or review_on is not null)
);
comment on table incidents.incident is 'A case (一案一码). An open case always has an owner and a clock: the database refuses anything else.';
comment on column incidents.incident.due_at is 'When the running clock turns red; for a paused case the day of review.';
comment on column incidents.incident.asked is 'delay, suspend or void: waits for an approver.';
create unique index incident_number on incidents.incident (area_id, number);
create index incident_by_area on incidents.incident (area_id, reported_at desc, id);
create index incident_by_time on incidents.incident (reported_at desc, id);
create index incident_due on incidents.incident (due_at) where state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_open_area on incidents.incident (area_id, due_at) where state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_owner_account on incidents.incident (owner_account_id, due_at) where owner_account_id is not null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_owner_organisation on incidents.incident (owner_organisation_id, due_at) where owner_organisation_id is not null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_handler_organisation on incidents.incident (handler_organisation_id, reported_at desc) where handler_organisation_id is not null;
create index incident_reporter on incidents.incident (reporter_id, reported_at desc) where reporter_id is not null;
create index incident_phone on incidents.incident (phone_index) where phone_index is not null;
create index incident_words on incidents.incident using gin (words) with (fastupdate = on);

create table incidents.step (
  area_id bigint not null,
  incident_id uuid not null,
  seq int not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  post_id bigint,
  role text,
  organisation_id bigint,
  note text,
  details jsonb not null default '{}',
  move_id uuid,
  primary key (area_id, incident_id, seq),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);
comment on table incidents.step is 'The time line: every move, by whom, when, from where to where.';

create table incidents.clock (
  area_id bigint not null,
  incident_id uuid not null,
  seq int not null,
  step text not null,
  started_at timestamptz not null,
  amount numeric not null,
  unit text not null,
  yellow_share numeric not null,
  limit_id int,
  extra_days int not null default 0,
  pauses jsonb not null default '[]',
  due_at timestamptz not null,
  yellow_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, incident_id, seq),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);
comment on table incidents.clock is 'Every clock a case ran on, with what is needed to explain its deadline again.';

create table incidents.task (
  area_id bigint not null,
  incident_id uuid not null,
  organisation_id bigint not null,
  kind text not null check (kind in ('lead', 'co', 'called')),
  called_at timestamptz not null,
  checked_in_at timestamptz,
  checked_in_by uuid,
  ended_at timestamptz,
  primary key (area_id, incident_id, organisation_id),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);
create index task_organisation on incidents.task (organisation_id, called_at desc) where ended_at is null;
comment on table incidents.task is 'Departments at work on a case: lead, co-handling, or called by a whistle and expected to check in.';

create table incidents.attachment (
  area_id bigint not null,
  incident_id uuid not null,
  file_id uuid not null,
  phase text not null check (phase in ('before', 'after', 'check', 'note')),
  seq int not null default 0,
  added_at timestamptz not null,
  primary key (area_id, incident_id, file_id),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);

create table incidents.same (
  area_id bigint not null,
  incident_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (area_id, incident_id, account_id),
  foreign key (area_id, incident_id) references incidents.incident (area_id, id)
);
comment on table incidents.same is '"Me too": residents who have the same trouble and follow the case.';

create table incidents.tally_delta (
  id bigint generated always as identity primary key,
  area_id bigint not null,
  category_id int not null,
  organisation_id bigint not null,
  month date not null,
  metric text not null,
  amount bigint not null
);
comment on table incidents.tally_delta is 'What each move adds to the counters; folded into incidents.tally now and then, always added when read.';

do $$
declare t text;
begin
  foreach t in array array['incident', 'step', 'clock', 'task', 'attachment', 'same', 'tally_delta'] loop
    execute format('alter table incidents.%I enable row level security', t);
    execute format($p$create policy scope on incidents.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
grant select, insert, update on incidents.incident, incidents.clock, incidents.task to linli_app;
grant select, insert on incidents.step, incidents.attachment, incidents.same to linli_app;
grant select, insert, delete on incidents.tally_delta to linli_app;
