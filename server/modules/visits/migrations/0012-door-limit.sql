-- 答复时限 of "nobody came" (C05): of an area and everything below it, so without row level security; it is about nobody.
create table visits.door_limit (
  area_id bigint not null references territory.area,
  version int not null check (version >= 1),
  amount int check (amount between 1 and 240),
  unit text check (unit in ('working_hours', 'working_days', 'hours', 'days')),
  reason text not null check (reason <> ''),
  account_id uuid,
  at timestamptz not null,
  primary key (area_id, version),
  check ((amount is null) = (unit is null))
);
comment on table visits.door_limit is 'Everything an area ever said, never changed; the highest version holds. No amount: as the area above.';
grant select, insert on visits.door_limit to linli_app;

alter table visits.door_message add column limit_area_id bigint, add column limit_version int;
comment on column visits.door_message.limit_area_id is 'Whose word the running clock goes by; null: the usual three working days. What is said later changes nothing for it.';
