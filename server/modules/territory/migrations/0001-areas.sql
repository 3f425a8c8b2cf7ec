-- 区划: every area from the city to the community, in one tree (A05, A06).
create extension if not exists postgis;
create schema if not exists territory;
grant usage on schema territory to linli_app;

-- An area's number is an address, and a subtree is a range of numbers.
-- Digits: province 2, city 2, district 2, street 3, community 3; skipped levels are zeros.
create table territory.area (
  id bigint primary key check (id between 110000000000 and 999999999999),
  -- The last number of the subtree.
  last_id bigint not null generated always as (
    case
      when id % 10000000000 = 0 then id + 9999999999
      when id % 100000000 = 0 then id + 99999999
      when id % 1000000 = 0 then id + 999999
      when id % 1000 = 0 then id + 999
      else id
    end) stored,
  -- Levels may be skipped: a community may hang directly under a city (A06).
  parent_id bigint references territory.area,
  tier text not null check (tier in ('province', 'city', 'district', 'street', 'community')),
  -- What people read: 东昌社区.
  name text not null check (name <> ''),
  -- Without the suffix: 东昌.
  short_name text not null,
  -- What the official list says: 东昌居委会.
  official_name text not null,
  -- Of the short name: dongchang, dc.
  pinyin text not null,
  initials text not null,
  -- 城乡分类: urban, town, village, village_to_neighbourhood (村改居); null where the list doesn't say.
  kind text check (kind in ('urban', 'town', 'village', 'village_to_neighbourhood')),
  -- The statistical code of today; codes of other years and lists are in area_code.
  official_code text,
  valid_from date not null default '2023-06-30',
  valid_to date,
  centre geometry(Point, 4326),
  outline geometry(MultiPolygon, 4326),
  -- derived: worked out from buildings and roads, imported, drawn.
  outline_source text check (outline_source in ('derived', 'imported', 'drawn')),
  check (parent_id is null or id > parent_id),
  check (valid_to is null or valid_to >= valid_from)
);
create index area_parent on territory.area (parent_id);
create index area_pinyin on territory.area (pinyin text_pattern_ops);
create index area_initials on territory.area (initials text_pattern_ops);
create index area_outline on territory.area using gist (outline);

-- Codes are attributes with a period: the national list re-uses and renames them.
create table territory.area_code (
  area_id bigint not null references territory.area,
  scheme text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  primary key (area_id, scheme, valid_from)
);
create index area_code_code on territory.area_code (scheme, code);

grant select, insert, update on territory.area, territory.area_code to linli_app;
