create table incidents.shipped (
  kind text not null check (kind in ('category', 'limit')),
  key text not null,
  shipped_at timestamptz not null default now(),
  primary key (kind, key)
);
comment on table incidents.shipped is 'Which defaults of the product this installation was given: each once, so that a later version adds what is new and never brings back what was taken away.';
grant select, insert on incidents.shipped to linli_app;
