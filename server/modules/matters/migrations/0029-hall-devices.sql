-- 大厅设备: a kiosk works with a key of its own, for one hall; nobody is signed in there.
create table matters.hall_device (
  area_id bigint not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  key_digest bytea not null,
  made_at timestamptz not null,
  made_by uuid not null references access.account,
  used_on date,
  withdrawn_at timestamptz,
  withdrawn_by uuid references access.account,
  primary key (area_id, id),
  unique (area_id, site_id, key_digest),
  foreign key (area_id, site_id) references matters.site
);
comment on column matters.hall_device.key_digest is 'The key itself is shown once and kept nowhere.';
comment on column matters.hall_device.used_on is 'The last day it was used: a device nobody uses any more should be withdrawn.';
alter table matters.hall_device enable row level security;
create policy scope on matters.hall_device using (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
) with check (
  area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
);
grant select, insert, update on matters.hall_device to linli_app;
