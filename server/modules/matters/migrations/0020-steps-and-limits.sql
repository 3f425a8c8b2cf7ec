-- What agency orders, certificates, questions and corrections share: steps, numbers, limits, the key that signs codes (E04, D19, Q01).
create table matters.part_step (
  area_id bigint not null,
  subject_id uuid not null,
  seq int not null,
  subject text not null check (subject in ('certificate', 'correction', 'agency', 'consultation')),
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  role text,
  organisation_id bigint,
  note text,
  details jsonb not null default '{}',
  move_id uuid not null,
  primary key (area_id, subject_id, seq),
  unique (area_id, subject_id, move_id)
);
comment on table matters.part_step is 'Every step of a life cycle, never overwritten; move_id makes a repeat harmless. Residents have no account here: what they did is told by the move.';
alter table matters.part_step enable row level security;
create policy scope on matters.part_step
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert on matters.part_step to linli_app;

create table matters.part_counter (
  area_id bigint not null,
  kind text not null check (kind in ('certificate', 'seal', 'demand', 'correction', 'agency', 'consultation')),
  year int not null,
  last int not null,
  primary key (area_id, kind, year)
);
comment on table matters.part_counter is 'Numbers without gaps, per community and year.';
alter table matters.part_counter enable row level security;
create policy scope on matters.part_counter
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.part_counter to linli_app;

create table matters.part_limit (
  id int generated always as identity primary key,
  area_id bigint,
  step text not null check (step in ('correction', 'consultation', 'follow_up', 'agency_contact', 'agency_return', 'certificate')),
  amount int not null check (amount between 1 and 8784),
  unit text not null check (unit in ('working_hours', 'working_days', 'hours', 'days')),
  basis text not null check (basis <> ''),
  version int not null default 1,
  unique nulls not distinct (area_id, step)
);
comment on table matters.part_limit is 'Limits; the nearest row up the tree counts, null area: everywhere.';
insert into matters.part_limit (area_id, step, amount, unit, basis) values
  (null, 'correction', 15, 'working_days', '政务服务“好差评”：15 个工作日内整改反馈'),
  (null, 'consultation', 3, 'working_days', '预设：3 个工作日内答复，可按本地承诺修改'),
  (null, 'follow_up', 2, 'working_days', '预设：2 个工作日内答复追问，可按本地承诺修改'),
  (null, 'agency_contact', 2, 'working_days', '预设：2 个工作日内联系并办理委托，可按本地承诺修改'),
  (null, 'agency_return', 2, 'working_days', '预设：2 个工作日内送达结果并确认，可按本地承诺修改'),
  (null, 'certificate', 1, 'working_days', '预设：1 个工作日内审批，可按本地承诺修改');
grant select, insert, update on matters.part_limit to linli_app;

create table matters.signing_key (
  id int primary key check (id = 1),
  sealed bytea not null
);
comment on table matters.signing_key is 'The key that signs codes on paper (HMAC-SM3). Sealed, so that a new data key leaves printed codes valid.';
grant select, insert on matters.signing_key to linli_app;
