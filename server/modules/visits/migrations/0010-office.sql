-- What office and residents add: when a follow-up was done, the words of the diary, words said at the door, plates (C04, B08, B09).
alter table visits.follow_up add column done_at timestamptz;
comment on column visits.follow_up.done_at is 'When the case was done; heard from the module that keeps it.';
grant update (done_at) on visits.follow_up to linli_app;

create table visits.theme (
  area_id bigint not null,
  month text collate "C" not null,
  word text collate "C" not null,
  visit_id uuid not null,
  primary key (area_id, month, word, visit_id),
  foreign key (area_id, visit_id) references visits.visit
);
comment on table visits.theme is 'Which words an entry says, without names and numbers: counted by month, and each count opens its entries.';
create index theme_visit on visits.theme (area_id, visit_id);

create table visits.door_message (
  area_id bigint not null references territory.area,
  id uuid not null,
  kind text not null check (kind in ('nobody_came', 'praise')),
  state text not null check (state in ('asked', 'answered', 'asked_again', 'closed', 'withdrawn')),
  version int not null default 1,
  building_no int not null,
  grid_no smallint,
  room text,
  since_months smallint check (since_months in (0, 1, 3, 6)),
  text text not null default '',
  anonymous boolean not null,
  asker_id uuid not null,
  said_at timestamptz not null,
  step_started_at timestamptz,
  amount int,
  unit text,
  due_at timestamptz,
  yellow_at timestamptz,
  yellow_said_at timestamptz,
  escalated_at timestamptz,
  escalated_to bigint,
  owner_area_id bigint not null,
  owner_role text not null,
  answered_at timestamptz,
  helped boolean,
  closed_at timestamptz,
  primary key (area_id, id),
  foreign key (area_id, building_no) references territory.building,
  check ((state in ('asked', 'asked_again')) = (due_at is not null)),
  check ((state in ('closed', 'withdrawn')) = (closed_at is not null))
);
comment on table visits.door_message is '没来过 and 表扬, said by a resident through the code of a building. Open: always with an owner and a clock.';
create index door_message_rows on visits.door_message (area_id, said_at desc, id desc);
create index door_message_asker on visits.door_message (asker_id, said_at desc);
create index door_message_due on visits.door_message (due_at) where due_at is not null;
create index door_message_answered on visits.door_message (answered_at) where state = 'answered';

create table visits.door_step (
  area_id bigint not null,
  message_id uuid not null,
  seq int not null,
  at timestamptz not null,
  move text not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  role text,
  note text,
  move_id uuid not null,
  primary key (area_id, message_id, seq),
  unique (area_id, message_id, move_id),
  foreign key (area_id, message_id) references visits.door_message
);
comment on table visits.door_step is 'Every step, never overwritten; residents have no account here.';

create table visits.worker_photo (
  area_id bigint not null references territory.area,
  account_id uuid not null,
  file_id uuid not null,
  changed_at timestamptz not null,
  primary key (area_id, account_id)
);
comment on table visits.worker_photo is 'The picture a plate shows: public, so only what the head of the community put there.';

create table visits.channels (
  area_id bigint not null references territory.area,
  channels jsonb not null,
  version int not null default 1,
  changed_at timestamptz not null,
  primary key (area_id)
);
comment on table visits.channels is '民生热线, 居民群, 联系箱 of a community; public.';

do $$
declare t text;
begin
  foreach t in array array['theme', 'door_message', 'door_step', 'worker_photo', 'channels'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('create policy scope on visits.%I
      using (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)
      with check (area_id between nullif(current_setting(''linli.area_from'', true), '''')::bigint and nullif(current_setting(''linli.area_to'', true), '''')::bigint)', t);
  end loop;
end $$;
grant select, insert, update on visits.door_message, visits.channels to linli_app;
grant select, insert on visits.door_step to linli_app;
grant select, insert, update, delete on visits.worker_photo to linli_app;
grant select, insert, delete on visits.theme to linli_app;

create table visits.coverage (
  area_id bigint not null references territory.area,
  month text collate "C" not null,
  grid_no smallint not null,
  households int not null,
  visited int not null,
  unseen int not null,
  must int not null,
  must_open int not null,
  at timestamptz not null,
  primary key (area_id, month, grid_no)
);
comment on table visits.coverage is 'Households of a community and month as of last night, grid 0: in none. Districts and cities add these up; communities and streets count anew.';
comment on column visits.coverage.unseen is 'Not seen for three months.';
alter table visits.coverage enable row level security;
create policy scope on visits.coverage
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update, delete on visits.coverage to linli_app;
