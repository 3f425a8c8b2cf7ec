-- 居民: dictionaries, sources, dwellings, households, persons and where they live (K03, K05-K07, C07).
create schema people;
grant usage on schema people to linli_app;

-- Dictionaries. Editable rows; the codes are well-known practice of the standards named, not their text.
create table people.code_family (
  name text primary key,
  zh text not null,
  en text not null,
  basis text not null
);
create table people.code (
  family text not null references people.code_family,
  code text not null,
  zh text not null,
  en text not null,
  aliases text[] not null default '{}',
  sort int not null default 0,
  valid_from date,
  valid_to date,
  version int not null default 1,
  primary key (family, code)
);
comment on column people.code.aliases is 'Other words for the same code, dated terms included; read on import, never shown as the name.';

create table people.field (
  name text primary key check (name ~ '^[a-z][a-z_]{1,39}$'),
  zh text not null,
  en text not null,
  kind text not null check (kind in ('text', 'long_text', 'code', 'day', 'number', 'flag')),
  family text references people.code_family,
  sensitive boolean not null default false,
  changeable boolean not null default true,
  legal_basis text not null check (legal_basis <> ''),
  aliases text[] not null default '{}',
  sort int not null default 0,
  active boolean not null default true,
  version int not null default 1,
  check ((kind = 'code') = (family is not null))
);
comment on table people.field is 'What may be known of a person. Core fields are columns of people.person, the rest stands in facts; a sensitive one only in sealed_facts.';
comment on column people.field.changeable is 'A later value of an equal source takes the place of an earlier one (phone, work); else they compete (birth date).';

create table people.source_rule (
  field text not null,
  source_kind text not null,
  rank smallint not null check (rank between 1 and 99),
  primary key (field, source_kind)
);
comment on table people.source_rule is 'Whom to believe: the lower rank wins; field ''*'' is for all fields without a row of their own.';

create table people.source (
  id bigint generated always as identity primary key,
  area_id bigint not null,
  kind text not null check (kind in ('registry', 'department', 'ledger', 'daily_work', 'resident', 'merge')),
  label text not null,
  ref uuid,
  account_id uuid,
  on_day date not null,
  at timestamptz not null default now()
);
create unique index source_daily on people.source (area_id, account_id, on_day) where kind = 'daily_work';
create index source_ref on people.source (ref) where ref is not null;
comment on table people.source is 'Where values come from: one import, one day of one worker, one request of a resident. Bears no personal data.';

create table people.dwelling (
  area_id bigint not null references territory.area,
  id uuid not null,
  building_no integer,
  grid_no smallint,
  unit text not null default '',
  floor smallint check (floor between -9 and 300),
  room text not null default '',
  address text not null check (address <> ''),
  address_key text collate "C" not null,
  grams text[] not null,
  use text not null default 'home' check (use in ('home', 'shop', 'office', 'collective', 'other')),
  tenure text not null default 'unknown' check (tenure in ('owner', 'rented', 'empty', 'collective', 'unknown')),
  area_m2 numeric(8, 2) check (area_m2 > 0),
  source_id bigint not null references people.source,
  version int not null default 1,
  ended_on date,
  updated_at timestamptz not null default now(),
  primary key (area_id, id),
  foreign key (area_id, building_no) references territory.building
);
create unique index dwelling_address on people.dwelling (area_id, address_key) where ended_on is null;
create index dwelling_building on people.dwelling (area_id, building_no, unit, floor, room) where ended_on is null;
create index dwelling_grams on people.dwelling using gin (grams);
comment on column people.dwelling.grams is 'Pairs of neighbouring characters and whole numbers of the address: finds parts of addresses in any locale.';

create table people.household (
  area_id bigint not null,
  id uuid not null,
  dwelling_id uuid,
  kind text not null default 'family' check (kind in ('family', 'collective', 'tenant')),
  number text,
  head_id uuid,
  source_id bigint not null references people.source,
  version int not null default 1,
  ended_on date,
  updated_at timestamptz not null default now(),
  primary key (area_id, id),
  foreign key (area_id, dwelling_id) references people.dwelling
);
create index household_dwelling on people.household (area_id, dwelling_id);
create unique index household_number on people.household (area_id, number) where number is not null and ended_on is null;

create table people.person (
  area_id bigint not null references territory.area,
  id uuid not null,
  name text not null check (name <> ''),
  name_key text collate "C" not null,
  former_names text[] not null default '{}',
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null default '0' check (sex in ('0', '1', '2', '9')),
  birth_on date,
  lives_here boolean not null,
  registered_here boolean not null,
  separation text generated always as (
    case when lives_here and registered_here then 'together' when lives_here then 'lives_only' when registered_here then 'registered_only' else 'neither' end
  ) stored,
  registered_area_id bigint,
  registered_address text,
  dwelling_id uuid,
  household_id uuid,
  relation text,
  facts jsonb not null default '{}',
  sealed_facts bytea,
  source_id bigint not null references people.source,
  origins jsonb not null default '{}',
  standing text not null default 'present' check (standing in ('present', 'left', 'dead', 'merged')),
  merged_into uuid,
  ended_on date,
  disputes smallint not null default 0,
  match_keys bigint[] not null default '{}',
  key_no smallint not null default 0,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (area_id, id),
  foreign key (area_id, dwelling_id) references people.dwelling,
  foreign key (area_id, household_id) references people.household,
  check ((standing = 'merged') = (merged_into is not null))
);
comment on table people.person is 'One human, one present row, in the community where they live (K06); who only is registered there and lives out of the installation''s sight stands there too.';
comment on column people.person.source_id is 'Where every value comes from that has no entry of its own in origins.';
comment on column people.person.origins is 'Field to source id, for fields whose source isn''t source_id.';
comment on column people.person.match_keys is 'Keyed hashes of what equal persons share (the blocking keys of the matching), across communities.';
comment on column people.person.key_no is 'The change of key that last renewed match_keys; 0: none yet.';
create index person_by_name on people.person (area_id, pinyin, id) where standing = 'present';
create index person_name on people.person (name_key, area_id, id) where standing = 'present';
create index person_pinyin on people.person (pinyin, area_id, id) where standing = 'present';
create index person_initials on people.person (initials, area_id, id) where standing = 'present';
create index person_dwelling on people.person (area_id, dwelling_id) where dwelling_id is not null and standing = 'present';
create index person_household on people.person (area_id, household_id) where household_id is not null;
create index person_numbers on people.person (area_id, separation, birth_on) where standing = 'present';
create index person_disputed on people.person (area_id, pinyin, id) where disputes > 0;
create index person_gone on people.person (ended_on, area_id) where standing in ('left', 'dead');
create index person_match_keys on people.person using gin (match_keys);
create index person_source on people.person (source_id);
create index person_key_no on people.person (key_no, area_id, id);

create table people.document (
  area_id bigint not null,
  person_id uuid not null,
  seq smallint not null,
  kind text not null,
  sealed bytea not null,
  index bytea not null,
  faults text[] not null default '{}',
  birth_on date,
  sex text,
  source_id bigint not null references people.source,
  primary key (area_id, person_id, seq),
  foreign key (area_id, person_id) references people.person on delete cascade
);
comment on column people.document.birth_on is 'What a sound number itself says; compared with the person''s by the plausibility board.';
create index document_index on people.document (index);
create table people.phone (
  area_id bigint not null,
  person_id uuid not null,
  seq smallint not null,
  label text,
  sealed bytea not null,
  index bytea not null,
  source_id bigint not null references people.source,
  primary key (area_id, person_id, seq),
  foreign key (area_id, person_id) references people.person on delete cascade
);
create index phone_index on people.phone (index);

create table people.residence (
  area_id bigint not null,
  person_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('registered', 'lives', 'both')),
  at_area_id bigint,
  dwelling_id uuid,
  household_id uuid,
  address text,
  relation text,
  since date,
  until date,
  reason text,
  source_id bigint not null references people.source,
  primary key (area_id, person_id, id),
  foreign key (area_id, person_id) references people.person on delete cascade,
  check (until is null or since is null or until >= since)
);
comment on table people.residence is 'Where somebody is registered and lives, and was: one open row at most for each. Stands with the person''s home, also when it is about another area (at_area_id; null: outside the installation).';
create unique index residence_one_home on people.residence (area_id, person_id) where until is null and kind in ('lives', 'both');
create unique index residence_one_registration on people.residence (area_id, person_id) where until is null and kind in ('registered', 'both');

create table people.away (
  area_id bigint not null references territory.area,
  home_area_id bigint not null,
  person_id uuid not null,
  name text not null,
  sex text not null,
  birth_on date,
  dwelling_id uuid,
  household_id uuid,
  since date,
  until date,
  primary key (area_id, home_area_id, person_id)
);
comment on table people.away is '户在人不在: registered here, living in another community, which keeps the person. What the community of the register may know without reading the other.';

create table people.field_value (
  area_id bigint not null,
  person_id uuid not null,
  id uuid not null,
  field text not null,
  value jsonb,
  sealed bytea,
  source_id bigint not null references people.source,
  standing text not null check (standing in ('competing', 'past')),
  said_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_how text check (ended_how in ('rule', 'person', 'edit', 'merge', 'refused')),
  primary key (area_id, person_id, id),
  foreign key (area_id, person_id) references people.person on delete cascade,
  check ((value is null) <> (sealed is null))
);
create index field_value_competing on people.field_value (area_id, person_id, field) where standing = 'competing';
comment on table people.field_value is 'Values that compete with the present one, and those that were present or refused before. The present one stands in person, with its origin.';

create table people.premises (
  area_id bigint not null references territory.area,
  id uuid not null,
  name text not null,
  credit_code text,
  kind text not null default 'shop' check (kind in ('shop', 'company', 'school', 'clinic', 'public', 'other')),
  dwelling_id uuid,
  building_no integer,
  address text not null,
  contact_name text,
  contact_sealed bytea,
  contact_index bytea,
  workers int check (workers >= 0),
  source_id bigint not null references people.source,
  version int not null default 1,
  ended_on date,
  updated_at timestamptz not null default now(),
  primary key (area_id, id),
  foreign key (area_id, dwelling_id) references people.dwelling,
  foreign key (area_id, building_no) references territory.building
);
create unique index premises_credit_code on people.premises (area_id, credit_code, id) where credit_code is not null;

grant select, insert, update on people.code_family, people.code, people.field, people.source_rule to linli_app;
grant select, insert on people.source to linli_app;
grant update (label) on people.source to linli_app;
grant select, insert, update on people.dwelling, people.household, people.person, people.premises to linli_app;
grant select, insert, update, delete on people.document, people.phone, people.residence, people.away, people.field_value to linli_app;
-- Only the retention job and the undoing of an import delete a person.
grant delete on people.person, people.household, people.dwelling, people.premises to linli_app;
