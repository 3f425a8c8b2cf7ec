-- Care registers, notices between communities, matching, requests of the subject, and who saw whom.
create table people.care_kind (
  id int generated always as identity primary key,
  code text not null unique,
  zh text not null,
  en text not null,
  legal_basis text not null check (legal_basis <> ''),
  purpose text not null check (purpose <> ''),
  fields text[] not null default '{}',
  roles text[] not null,
  retention_months int not null check (retention_months between 0 and 600),
  review_months int not null check (review_months between 1 and 60),
  visit_days int check (visit_days between 1 and 366),
  active boolean not null default true,
  sort int not null default 0,
  version int not null default 1
);
comment on table people.care_kind is 'A register of care: by what law, for what, which fields, which roles see rows (everybody else sees numbers), how long, reviewed when.';
comment on column people.care_kind.visit_days is 'Must be visited at least every so many days; null: no duty to visit.';

create table people.care (
  area_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  kind_id int not null references people.care_kind,
  state text not null check (state in ('active', 'suspended', 'ended')),
  since date not null,
  until date,
  review_on date not null,
  sealed_details bytea,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (area_id, id),
  foreign key (area_id, person_id) references people.person on delete cascade,
  check ((state = 'ended') = (until is not null))
);
create unique index care_once on people.care (area_id, person_id, kind_id) where state <> 'ended';
create index care_kind_rows on people.care (area_id, kind_id, state);
create index care_person on people.care (area_id, person_id);
create index care_review on people.care (review_on) where state <> 'ended';
create table people.care_step (
  area_id bigint not null,
  care_id uuid not null,
  seq int not null,
  at timestamptz not null,
  from_state text,
  to_state text not null,
  account_id uuid,
  reason text,
  primary key (area_id, care_id, seq),
  foreign key (area_id, care_id) references people.care on delete cascade
);
comment on table people.care_step is 'How somebody came onto and off a register, again and again; never overwritten.';

create table people.notice (
  area_id bigint not null,
  id uuid not null,
  box text not null check (box in ('in', 'out')),
  other_area_id bigint not null,
  kind text not null check (kind in ('registered_here', 'asks_transfer', 'gives_transfer', 'maybe_same')),
  person_id uuid not null,
  home_area_id bigint not null,
  name text not null,
  about jsonb not null default '{}',
  state text not null check (state in ('new', 'read', 'accepted', 'refused', 'answered', 'withdrawn')),
  answer text,
  at timestamptz not null,
  read_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  version int not null default 1,
  primary key (area_id, id)
);
create index notice_box on people.notice (area_id, box, at desc, id);
create index notice_waiting on people.notice (area_id) where box = 'in' and state in ('new', 'read');
comment on table people.notice is 'What one community tells or asks another about somebody, with the answer; each side has its own row of the same id.';

create table people.pair (
  area_id bigint not null,
  a_id uuid not null,
  b_area_id bigint not null,
  b_id uuid not null,
  state text not null check (state in ('proposed', 'apart', 'merged')),
  score real not null,
  reasons jsonb not null,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  note text,
  primary key (area_id, a_id, b_area_id, b_id)
);
create index pair_proposed on people.pair (area_id, score desc) where state = 'proposed';
create index pair_b on people.pair (b_area_id, b_id);
comment on table people.pair is 'Two rows that may be one person: proposed with reasons, kept apart for good, or merged.';

create table people.merge (
  area_id bigint not null,
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  before_sealed bytea not null,
  at timestamptz not null,
  by_account uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (area_id, id)
);
create index merge_kept on people.merge (area_id, kept_id);
comment on column people.merge.before_sealed is 'Every row of both persons as they were, so that undoing is exact.';

create table people.subject_request (
  area_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('correct', 'delete', 'explain')),
  field text,
  sealed_wanted bytea,
  text text,
  state text not null check (state in ('open', 'done', 'refused')),
  answer text,
  at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  version int not null default 1,
  primary key (area_id, id),
  foreign key (area_id, person_id) references people.person on delete cascade
);
create index subject_request_open on people.subject_request (area_id, at) where state = 'open';
create index subject_request_account on people.subject_request (account_id);

create table people.reveal (
  area_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  fields text[] not null,
  reason text not null,
  primary key (area_id, id)
);
create index reveal_person on people.reveal (area_id, person_id, at desc);
create index reveal_account on people.reveal (account_id, at desc);

create table people.saved_view (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  filter jsonb not null,
  saved_at timestamptz not null,
  primary key (account_id, id)
);
grant select, insert, update, delete on people.saved_view to linli_app;

grant select, insert, update on people.care_kind, people.care, people.notice, people.pair, people.merge, people.subject_request to linli_app;
grant delete on people.care, people.care_step, people.pair, people.subject_request to linli_app;
grant select, insert on people.care_step, people.reveal to linli_app;

do $$
declare t text;
begin
  foreach t in array array['dwelling', 'household', 'person', 'document', 'phone', 'residence', 'away', 'field_value', 'premises', 'care', 'care_step',
    'notice', 'pair', 'merge', 'subject_request', 'reveal'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format($p$create policy scope on people.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
