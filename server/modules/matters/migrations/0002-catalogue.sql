-- The catalogue of matters (D02), the power register (D18), synonyms of its search, A and B of every post (D03).
-- Small tables of configuration: everybody may read them, so no row level security.

create table matters.class (
  code text primary key,
  area_id bigint not null,
  zh text not null,
  en text not null,
  sort int not null default 0,
  active boolean not null default true,
  version int not null default 1
);
comment on column matters.class.area_id is 'Whose it is: only there it may be changed.';

create table matters.item_version (
  item_code text not null,
  area_id bigint not null,
  no int not null,
  class_code text not null references matters.class,
  state text not null check (state in ('draft', 'published', 'retired')),
  content jsonb not null,
  valid_from date,
  valid_to date,
  published_at timestamptz,
  published_by uuid,
  note text,
  version int not null default 1,
  primary key (item_code, area_id, no),
  constraint published_is_dated check (state = 'draft' or (valid_from is not null and published_at is not null))
);
create unique index one_draft on matters.item_version (item_code, area_id) where state = 'draft';
create index item_version_in_force on matters.item_version (state, valid_from) where state <> 'draft';
comment on table matters.item_version is 'Every version of an item for an area. In force: the latest valid one of the nearest area up the tree; a retired one says that it is not offered there.';

create table matters.power (
  item_code text not null,
  area_id bigint not null,
  tier text not null check (tier in ('community', 'street', 'district', 'city')),
  may_accept boolean not null,
  may_decide boolean not null,
  mode text not null check (mode in ('own', 'delegated', 'extended', 'on_site')),
  organisation_id bigint,
  primary key (item_code, area_id, tier)
);
comment on table matters.power is 'Which tier may accept and decide an item; the rows of the nearest area up the tree hold as a whole.';

create table matters.synonym (
  id int generated always as identity primary key,
  area_id bigint not null,
  said text not null,
  means text[] not null,
  version int not null default 1,
  unique (area_id, said)
);

create table matters.post_duty (
  area_id bigint not null,
  post text not null,
  duty text not null check (duty in ('A', 'B')),
  account_id uuid not null,
  primary key (area_id, post, duty)
);
create index post_duty_account on matters.post_duty (account_id);
comment on table matters.post_duty is 'A and B of a post in an area: B has the work while A is absent.';

grant select, insert, update on matters.class, matters.item_version to linli_app;
grant delete on matters.item_version to linli_app;
grant select, insert, update, delete on matters.power, matters.synonym, matters.post_duty to linli_app;
