-- 底图: the own base map (works with no internet) and where else tiles may come from (L01).
create table territory.base_feature (
  id bigint generated always as identity primary key,
  layer text not null check (layer in ('landuse', 'water', 'building', 'road', 'poi')),
  kind text not null,
  name text,
  height_m real,
  -- The zoom from which it is drawn.
  min_zoom smallint not null default 12,
  osm_id text,
  geom geometry(Geometry, 4326) not null
);
create index base_feature_geom on territory.base_feature using gist (geom);

create table territory.map_source (
  id integer generated always as identity primary key,
  name text not null unique,
  kind text not null check (kind in ('own', 'xyz', 'wmts')),
  -- With {z} {x} {y} and, where the provider asks for one, {key}; null for the own map.
  url_template text,
  access_key text,
  coordinates text not null default 'wgs84' check (coordinates in ('wgs84', 'gcj02', 'bd09')),
  attribution text not null default '',
  min_zoom smallint not null default 3,
  max_zoom smallint not null default 18,
  is_active boolean not null default false,
  version integer not null default 1,
  check ((kind = 'own') = (url_template is null))
);
create unique index map_source_one_active on territory.map_source (is_active) where is_active;
insert into territory.map_source (name, kind, url_template, coordinates, attribution, max_zoom, is_active) values
  ('自带底图', 'own', null, 'wgs84', '© OpenStreetMap contributors (ODbL)', 22, true),
  ('天地图矢量', 'wmts', 'https://t0.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}', 'wgs84', '天地图 国家地理信息公共服务平台', 18, false);

grant select, insert on territory.base_feature to linli_app;
grant select, insert, update on territory.map_source to linli_app;
