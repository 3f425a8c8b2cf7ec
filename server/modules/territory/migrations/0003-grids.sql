-- 网格 and 楼栋: the ground itself, and who answers for it (B01, B02, B06, B07).
create table territory.grid (
  area_id bigint not null references territory.area,
  -- Numbered west to east, north to south inside the community; never given again.
  grid_no smallint not null check (grid_no between 1 and 999),
  name text not null check (name <> ''),
  -- exclusive: 专属网格, a place with its own duty (mall, hospital, park) beside the base grids.
  kind text not null default 'base' check (kind in ('base', 'exclusive')),
  households_estimate integer check (households_estimate >= 0),
  -- How the estimate was reached; shown wherever the number is shown.
  households_formula text,
  geom geometry(MultiPolygon, 4326) not null check (st_isvalid(geom) and not st_isempty(geom)),
  valid_from date not null default current_date,
  valid_to date,
  version integer not null default 1,
  primary key (area_id, grid_no),
  check (households_estimate is null or households_formula is not null)
);
create index grid_geom on territory.grid using gist (geom);

-- The numbers other departments give to the same ground (多格合一): codes of the one base grid, no second tree.
create table territory.grid_code (
  area_id bigint not null,
  grid_no smallint not null,
  scheme text not null,
  code text not null,
  primary key (area_id, grid_no, scheme, code),
  foreign key (area_id, grid_no) references territory.grid
);

-- lead 网格长, A and B 网格员 (AB 岗).
create table territory.grid_worker (
  area_id bigint not null,
  grid_no smallint not null,
  duty text not null check (duty in ('lead', 'A', 'B')),
  account_id uuid not null,
  from_on date not null default current_date,
  to_on date check (to_on >= from_on),
  primary key (area_id, grid_no, duty, account_id, from_on),
  foreign key (area_id, grid_no) references territory.grid
);
create unique index grid_worker_one_active on territory.grid_worker (area_id, grid_no, duty) where to_on is null and duty <> 'B';
create index grid_worker_account on territory.grid_worker (account_id) where to_on is null;

create table territory.building (
  area_id bigint not null references territory.area,
  -- Five digits inside the community; with the area's number and a check digit it makes the QR code.
  building_no integer not null check (building_no between 1 and 99999),
  grid_no smallint,
  name text,
  address text,
  -- residential, office, retail, public, other
  use text not null default 'other' check (use in ('residential', 'office', 'retail', 'public', 'other')),
  levels smallint check (levels between 1 and 300),
  height_m real check (height_m > 0),
  households_estimate integer check (households_estimate >= 0),
  households_formula text,
  geom geometry(MultiPolygon, 4326) not null,
  osm_id text,
  primary key (area_id, building_no),
  foreign key (area_id, grid_no) references territory.grid,
  check (households_estimate is null or households_formula is not null)
);
create index building_geom on territory.building using gist (geom);
create index building_grid on territory.building (area_id, grid_no);

alter table territory.grid enable row level security;
alter table territory.grid_code enable row level security;
alter table territory.grid_worker enable row level security;
alter table territory.building enable row level security;
create policy in_scope on territory.grid
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create policy in_scope on territory.grid_code
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create policy in_scope on territory.grid_worker
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create policy in_scope on territory.building
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);

grant select, insert, update on territory.grid, territory.grid_worker, territory.building to linli_app;
grant select, insert, delete on territory.grid_code to linli_app;

-- What other contexts may read for maps and reports.
create view territory.published_grid with (security_invoker = true) as
  select area_id, grid_no, name, kind, households_estimate, geom from territory.grid where valid_to is null;
grant select on territory.published_grid to linli_app;
create view territory.published_area as
  select id, last_id, parent_id, tier, name, centre, outline from territory.area where valid_to is null;
grant select on territory.published_area to linli_app;
