-- 节假日 and 办公时间: what working time is made of.
create table territory.holiday_year (
  -- Null: the whole country.
  area_id bigint references territory.area,
  year smallint not null check (year between 1949 and 2200),
  -- The notices the year was taken from; a year without a row is unpublished and is said, never guessed.
  papers text[] not null default '{}',
  unique nulls not distinct (area_id, year)
);
create table territory.holiday (
  area_id bigint references territory.area,
  on_day date not null,
  -- True: a day off; false: a make-up working day (调休).
  is_off boolean not null,
  name text not null,
  source text not null default '',
  unique nulls not distinct (area_id, on_day)
);
-- The nearest area up the tree with any row counts, as a whole week.
create table territory.office_hours (
  area_id bigint not null references territory.area,
  -- 1 Monday … 7 Sunday: the hours of a working day; a make-up Saturday works with Monday's hours.
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 1 and 1440),
  primary key (area_id, weekday, from_minute),
  check (from_minute < to_minute)
);
grant select, insert, update, delete on territory.holiday, territory.holiday_year, territory.office_hours to linli_app;
