-- 好差评 and the correction of bad grades (GB/T 39735; law.md 12).
create table matters.evaluation (
  area_id bigint not null,
  id uuid not null,
  service text not null check (service in ('application', 'ticket', 'agency', 'consultation', 'certificate')),
  ref_id uuid not null,
  title text not null,
  place text not null,
  site_id bigint,
  class_code text,
  item_code text,
  organisation_id bigint,
  served_by uuid[] not null default '{}',
  served_on date not null,
  account_id uuid,
  nonce text not null,
  invited_at timestamptz not null,
  grade smallint check (grade between 1 and 5),
  tags text[] not null default '{}',
  text text,
  sealed_contact_name bytea,
  sealed_contact_phone bytea,
  given_at timestamptz,
  given_where text check (given_where in ('link', 'tablet')),
  primary key (area_id, id),
  unique (area_id, service, ref_id),
  unique (area_id, nonce),
  check ((grade is null) = (given_at is null)),
  -- Whose it was is forgotten as soon as something was said.
  check (grade is null or account_id is null)
);
create index evaluation_given on matters.evaluation (area_id, given_at) where grade is not null;
create index evaluation_account on matters.evaluation (account_id) where account_id is not null;
comment on table matters.evaluation is 'One service that may be evaluated, once. served_by keeps the evaluated from what concerns them; no number is ever made of it.';
alter table matters.evaluation enable row level security;
create policy scope on matters.evaluation
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.evaluation to linli_app;

create table matters.correction (
  area_id bigint not null,
  id uuid not null,
  number int not null,
  state text not null check (state in ('assigned', 'contacted', 'measured', 'confirmed', 'closed')),
  version int not null default 1,
  opened_at timestamptz not null,
  amount int not null,
  unit text not null,
  due_at timestamptz not null,
  yellow_at timestamptz not null,
  yellow_said_at timestamptz,
  escalated_at timestamptz,
  escalated_to bigint,
  owner_area_id bigint not null,
  owner_role text not null,
  measure text,
  satisfied boolean,
  call_backs int not null default 0,
  called_back_at timestamptz,
  closed_at timestamptz,
  primary key (area_id, id),
  foreign key (area_id, id) references matters.evaluation,
  check ((state = 'closed') = (closed_at is not null))
);
create index correction_rows on matters.correction (area_id, opened_at desc, id);
create index correction_due on matters.correction (due_at) where state <> 'closed';
comment on table matters.correction is '差评整改; the same id as its evaluation.';
alter table matters.correction enable row level security;
create policy scope on matters.correction
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.correction to linli_app;
