-- The contact of premises is looked at with a reason, as a person's values are.
alter table people.reveal add column about text not null default 'person' check (about in ('person', 'premises'));
comment on column people.reveal.person_id is 'The person, or the premises: see about.';
create index reveal_at on people.reveal (area_id, at desc, id desc);

-- A field that has no order of its own again follows the order for all fields.
grant delete on people.source_rule to linli_app;
