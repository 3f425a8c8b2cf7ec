create table incidents.number_rule (
  area_id bigint not null,
  rule text not null check (rule in ('fairly_satisfied_share', 'residents')),
  value numeric not null check (value >= 0),
  source text not null,
  version int not null default 1,
  primary key (area_id, rule),
  check (rule <> 'fairly_satisfied_share' or value <= 1)
);
comment on table incidents.number_rule is 'What indicators need and no case says (指标口径); area 0 ships with the product. A share holds below its area, a population only in it.';
insert into incidents.number_rule (area_id, rule, value, source)
values (0, 'fairly_satisfied_share', 0.6, '产品默认值（60 分及格）；国家标准未规定，请按本市考核办法设定');
grant select, insert, update, delete on incidents.number_rule to linli_app;
