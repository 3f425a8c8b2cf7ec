-- 专项走访: what several authorities want to ask at the door, admitted, in one form (C06, C07).
create table visits.campaign (
  area_id bigint not null,
  id uuid not null,
  title text not null check (title <> ''),
  purpose text not null,
  admission_no text not null check (admission_no <> ''),
  from_on date not null,
  until_on date not null,
  grids smallint[] not null default '{}',
  questions jsonb not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  version int not null default 1,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (area_id, id),
  unique (id),
  check (from_on <= until_on)
);
comment on table visits.campaign is 'Holds for the area and everything below it, so without row level security; nothing personal stands in it.';
grant select, insert, update on visits.campaign to linli_app;
