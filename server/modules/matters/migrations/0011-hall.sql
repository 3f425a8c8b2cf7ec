-- 大厅: sites, their windows, hours, rotations, roster, skills.
create table matters.site (
  area_id bigint not null references territory.area,
  id uuid not null,
  name text not null,
  address text not null,
  lon double precision,
  lat double precision,
  phone text,
  about text not null default '',
  active boolean not null default true,
  rules jsonb not null,
  queues jsonb not null,
  example boolean not null default false,
  version int not null default 1,
  primary key (area_id, id),
  check ((lon is null) = (lat is null))
);
comment on table matters.site is '站点. Its version rises with every change of its plan too, so that what was computed from the plan may be kept by version.';

create table matters.hall_window (
  area_id bigint not null,
  site_id uuid not null,
  no int not null check (no between 1 and 99),
  name text not null,
  classes text[] not null,
  bookable boolean not null,
  active boolean not null,
  person_a uuid,
  person_b uuid,
  primary key (area_id, site_id, no),
  foreign key (area_id, site_id) references matters.site,
  check (person_a <> person_b)
);
create table matters.site_week (
  area_id bigint not null,
  site_id uuid not null,
  valid_from date not null,
  week jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (area_id, site_id, valid_from),
  foreign key (area_id, site_id) references matters.site
);
create table matters.site_exception (
  area_id bigint not null,
  site_id uuid not null,
  on_day date not null,
  kind text not null check (kind in ('closed', 'hours', 'holiday_duty')),
  spans jsonb not null,
  reason text not null,
  primary key (area_id, site_id, on_day),
  foreign key (area_id, site_id) references matters.site
);
create table matters.rotation (
  area_id bigint not null,
  site_id uuid not null,
  id uuid not null,
  organisation_id int not null references territory.organisation,
  body jsonb not null,
  primary key (area_id, site_id, id),
  foreign key (area_id, site_id) references matters.site
);
comment on column matters.rotation.body is 'The Rotation of the contract without id and organisation: kind, window, classes, rule, hours, term.';
create table matters.rotation_day (
  area_id bigint not null,
  site_id uuid not null,
  rotation_id uuid not null,
  on_day date not null,
  cancelled text,
  present boolean,
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (area_id, site_id, rotation_id, on_day),
  foreign key (area_id, site_id, rotation_id) references matters.rotation
);
create table matters.duty (
  area_id bigint not null,
  site_id uuid not null,
  on_day date not null,
  window_no int not null check (window_no between 0 and 99),
  person_a uuid,
  person_b uuid,
  note text,
  primary key (area_id, site_id, on_day, window_no),
  foreign key (area_id, site_id) references matters.site,
  check (person_a <> person_b)
);
comment on table matters.duty is '值班: who differs from the usual persons of a window on a day; window 0 is who answers for the hall.';
create table matters.duty_hand_over (
  area_id bigint not null,
  site_id uuid not null,
  id uuid not null,
  on_day date not null,
  at timestamptz not null,
  account_id uuid not null,
  note text not null,
  primary key (area_id, id),
  foreign key (area_id, site_id) references matters.site
);
create index duty_hand_over_day on matters.duty_hand_over (area_id, site_id, on_day);
create table matters.skill (
  area_id bigint not null,
  account_id uuid not null references access.account,
  class_code text not null,
  level int not null check (level between 1 and 4),
  primary key (area_id, account_id, class_code)
);
comment on table matters.skill is '技能: worker × class of matters, in the area where they work. Lives here until workforce keeps it.';

do $$ declare t text; begin
  foreach t in array array['site', 'hall_window', 'site_week', 'site_exception', 'rotation', 'rotation_day', 'duty', 'duty_hand_over', 'skill'] loop
    execute format('alter table matters.%I enable row level security', t);
    execute format($p$create policy scope on matters.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
grant select, insert, update on matters.site, matters.site_week, matters.rotation, matters.rotation_day, matters.duty, matters.duty_hand_over to linli_app;
grant select, insert, update, delete on matters.hall_window, matters.site_exception, matters.skill to linli_app;
