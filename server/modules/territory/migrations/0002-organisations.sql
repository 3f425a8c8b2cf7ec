-- 组织: who works in an area (A07, A13).
create table territory.organisation_kind (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  -- What this kind of organisation answers for when its row says nothing else.
  duties text not null default '',
  -- One of the three bodies of a community (三驾马车): party organisation, residents' committee, service station.
  is_community_body boolean not null default false,
  position smallint not null
);

create table territory.organisation (
  id integer generated always as identity primary key,
  client_id uuid not null default gen_random_uuid() unique,
  area_id bigint not null references territory.area,
  kind text not null references territory.organisation_kind,
  name text not null check (name <> ''),
  short_name text not null,
  parent_id integer references territory.organisation,
  duties text,
  -- Office phone and address, public.
  phone text,
  address text,
  valid_from date not null default current_date,
  valid_to date,
  version integer not null default 1,
  check (parent_id <> id)
);
create unique index organisation_name on territory.organisation (area_id, name) where valid_to is null;
create index organisation_area on territory.organisation (area_id, kind);

-- 岗位字典: the six posts of a station, editable; names change over the years, the post stays (A13).
create table territory.post_kind (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  position smallint not null,
  valid_to date,
  version integer not null default 1
);
create table territory.post_kind_alias (
  post_kind text not null references territory.post_kind,
  name text not null,
  valid_from date,
  valid_to date,
  primary key (post_kind, name)
);

insert into territory.organisation_kind (code, name_zh, name_en, duties, is_community_body, position) values
  ('party_organisation', '社区党组织', 'Party organisation', '领导社区各类组织和各项工作，组织党员联系服务居民', true, 1),
  ('residents_committee', '居民委员会', 'Residents'' committee', '居民自治事项：议事协商、调解邻里纠纷、办理公共事务和公益事业', true, 2),
  ('service_station', '社区工作站', 'Community service station', '行政事项：承接街道和部门下沉的政务服务、巡查和事件处置', true, 3),
  ('property_company', '物业服务企业', 'Property company', '小区公共部位维修、保洁、秩序维护', false, 4),
  ('owners_committee', '业主委员会', 'Owners'' committee', '代表业主监督物业服务，管理公共收益和维修资金', false, 5),
  ('street_office', '街道办事处', 'Street office', '辖区公共服务、公共管理、公共安全的统筹', false, 6),
  ('governance_centre', '城市运行管理中心', 'Urban governance centre', '事件受理、派遣、督办，吹哨报到的组织', false, 7),
  ('hotline_centre', '12345 热线中心', '12345 hotline centre', '接听诉求，派单，回访', false, 8),
  ('department', '职能部门', 'Department', '按职责清单处置事项', false, 9),
  ('social_organisation', '社会组织', 'Social organisation', '专业服务和志愿服务', false, 10);

insert into territory.post_kind (code, name_zh, name_en, position) values
  ('civil_affairs', '民政（老龄残联）', 'Civil affairs, ageing and disability', 1),
  ('culture_education', '文教体育', 'Culture, education and sport', 2),
  ('environment', '环境卫生', 'Environment and sanitation', 3),
  ('public_order', '综合治理', 'Public order', 4),
  ('health', '卫生健康（生育服务）', 'Health and family services', 5),
  ('employment', '劳动和就业保障', 'Employment and labour security', 6);
insert into territory.post_kind_alias (post_kind, name, valid_from, valid_to) values
  ('health', '人口计生', null, '2018-03-16');

grant select on territory.organisation_kind to linli_app;
grant select, insert, update on territory.organisation, territory.post_kind to linli_app;
grant select, insert, delete on territory.post_kind_alias to linli_app;
