-- 全程代办 (D19): orders, authorisation, papers taken and handed back, who follows.
create table matters.agency_order (
  area_id bigint not null,
  id uuid not null,
  number int not null,
  state text not null check (state in ('assigned', 'authorised', 'in_progress', 'result_ready', 'handed_back', 'closed', 'cancelled', 'declined')),
  version int not null default 1,
  matter text not null,
  item_code text,
  note text,
  sealed_name bytea not null,
  sealed_phone bytea,
  sealed_address bytea,
  person_id uuid,
  asked_by text not null check (asked_by in ('self', 'relative', 'staff')),
  relation text,
  resident_account_id uuid,
  asker_account_id uuid,
  home_visit boolean not null,
  visit_at timestamptz,
  grid_no int,
  agent_id uuid,
  owner_role text not null,
  owner_area_id bigint not null,
  substitute boolean not null default false,
  asked_at timestamptz not null,
  step_started_at timestamptz,
  amount int,
  unit text,
  due_at timestamptz,
  yellow_at timestamptz,
  yellow_said_at timestamptz,
  escalated_at timestamptz,
  escalated_to bigint,
  authorised_manner text check (authorised_manner in ('signed_paper', 'on_the_spot')),
  authorised_scope text,
  authorised_until date,
  witness text,
  authorised_at timestamptz,
  result text,
  closed_at timestamptz,
  primary key (area_id, id),
  check ((state in ('closed', 'cancelled', 'declined')) = (closed_at is not null)),
  check ((state in ('assigned', 'authorised', 'result_ready', 'handed_back')) = (due_at is not null))
);
create index agency_rows on matters.agency_order (area_id, asked_at desc, id);
create index agency_agent on matters.agency_order (agent_id) where closed_at is null;
create index agency_resident on matters.agency_order (resident_account_id);
create index agency_asker on matters.agency_order (asker_account_id);
create index agency_due on matters.agency_order (due_at) where due_at is not null;
comment on column matters.agency_order.agent_id is 'Null: the desk named by owner_role and owner_area_id has it; never nobody.';
alter table matters.agency_order enable row level security;
create policy scope on matters.agency_order
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.agency_order to linli_app;

create table matters.agency_material (
  area_id bigint not null,
  order_id uuid not null,
  id uuid not null,
  name text not null,
  original boolean not null,
  copies int not null check (copies between 1 and 99),
  taken_at timestamptz not null,
  taken_by uuid,
  returned_at timestamptz,
  returned_by uuid,
  received_by text,
  primary key (area_id, order_id, id),
  foreign key (area_id, order_id) references matters.agency_order,
  check ((returned_at is null) = (received_by is null))
);
alter table matters.agency_material enable row level security;
create policy scope on matters.agency_material
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create table matters.agency_follower (
  area_id bigint not null,
  order_id uuid not null,
  account_id uuid not null,
  relation text not null,
  sealed_phone bytea not null,
  added_at timestamptz not null,
  primary key (area_id, order_id, account_id),
  foreign key (area_id, order_id) references matters.agency_order
);
create index agency_follower_of on matters.agency_follower (account_id);
alter table matters.agency_follower enable row level security;
create policy scope on matters.agency_follower
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create table matters.agency_link (
  area_id bigint not null,
  order_id uuid not null,
  application_id uuid not null,
  linked_at timestamptz not null,
  primary key (area_id, order_id, application_id),
  foreign key (area_id, order_id) references matters.agency_order
);
alter table matters.agency_link enable row level security;
create policy scope on matters.agency_link
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create table matters.agency_file (
  area_id bigint not null,
  order_id uuid not null,
  file_id uuid not null,
  kind text not null check (kind in ('authorisation', 'report', 'result', 'hand_back', 'confirmation')),
  primary key (area_id, order_id, file_id),
  foreign key (area_id, order_id) references matters.agency_order
);
alter table matters.agency_file enable row level security;
create policy scope on matters.agency_file
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.agency_material, matters.agency_follower to linli_app;
grant select, insert on matters.agency_link, matters.agency_file to linli_app;
