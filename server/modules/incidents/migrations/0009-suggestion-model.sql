-- What the category suggestions have learned: one model per street and set of taxonomies, weights only, no texts.
create table incidents.suggestion_model (
  area_id bigint not null,
  taxonomies text not null,
  documents int not null,
  trained_at timestamptz not null,
  bytes bytea not null,
  primary key (area_id, taxonomies)
);
comment on table incidents.suggestion_model is 'Read by everybody below the area: the model of the nearest area up the tree suggests.';
grant select, insert, update on incidents.suggestion_model to linli_app;
