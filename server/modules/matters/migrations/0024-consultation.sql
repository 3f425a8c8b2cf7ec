-- 咨询 and the public answers made of it (Q01, Q02).
create table matters.consultation (
  area_id bigint not null,
  id uuid not null,
  number int not null,
  state text not null check (state in ('asked', 'answered', 'asked_again', 'closed', 'withdrawn')),
  version int not null default 1,
  class_code text,
  item_code text,
  asker_id uuid not null,
  anonymous boolean not null,
  organisation_id bigint,
  asked_at timestamptz not null,
  step_started_at timestamptz,
  amount int,
  unit text,
  due_at timestamptz,
  yellow_at timestamptz,
  yellow_said_at timestamptz,
  escalated_at timestamptz,
  escalated_to bigint,
  answered_at timestamptz,
  helped boolean,
  closed_at timestamptz,
  words tsvector not null,
  primary key (area_id, id),
  check ((state in ('asked', 'asked_again')) = (due_at is not null)),
  check ((state in ('closed', 'withdrawn')) = (closed_at is not null))
);
create index consultation_rows on matters.consultation (area_id, asked_at desc, id);
create index consultation_asker on matters.consultation (asker_id);
create index consultation_due on matters.consultation (due_at) where due_at is not null;
create index consultation_words on matters.consultation using gin (words);
alter table matters.consultation enable row level security;
create policy scope on matters.consultation
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
create table matters.consultation_message (
  area_id bigint not null,
  consultation_id uuid not null,
  seq int not null,
  at timestamptz not null,
  kind text not null check (kind in ('question', 'answer')),
  text text not null,
  account_id uuid,
  primary key (area_id, consultation_id, seq),
  foreign key (area_id, consultation_id) references matters.consultation
);
alter table matters.consultation_message enable row level security;
create policy scope on matters.consultation_message
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.consultation to linli_app;
grant select, insert on matters.consultation_message to linli_app;

create table matters.consultation_route (
  id int generated always as identity primary key,
  area_id bigint not null,
  class_code text,
  organisation_id bigint not null,
  unique nulls not distinct (area_id, class_code)
);
comment on table matters.consultation_route is 'Who answers: class × area; the nearest area counts, then the class before no class. Without a row the window does.';
grant select, insert, update, delete on matters.consultation_route to linli_app;

create table matters.faq_draft (
  area_id bigint not null,
  id uuid not null,
  state text not null check (state in ('proposed', 'published', 'retired')),
  version int not null default 1,
  class_code text,
  question text not null,
  answer text not null,
  consultation_area bigint,
  consultation_id uuid,
  proposed_by uuid,
  edited_by uuid,
  updated_at timestamptz not null,
  primary key (area_id, id)
);
create index faq_draft_rows on matters.faq_draft (area_id, state, updated_at desc, id);
alter table matters.faq_draft enable row level security;
create policy scope on matters.faq_draft
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.faq_draft to linli_app;

create table matters.faq (
  area_id bigint not null,
  id uuid not null,
  class_code text,
  question text not null,
  answer text not null,
  words tsvector not null,
  pinyin text not null,
  initials text not null,
  helped int not null default 0,
  not_helped int not null default 0,
  updated_at timestamptz not null,
  primary key (area_id, id)
);
create index faq_words on matters.faq using gin (words);
comment on table matters.faq is 'What is public: for the area and everything below it, so without row level security. Drafts stand in faq_draft.';
grant select, insert, update, delete on matters.faq to linli_app;

create table matters.faq_vote (
  area_id bigint not null,
  faq_id uuid not null,
  vote_id uuid not null,
  helped boolean not null,
  primary key (area_id, faq_id, vote_id)
);
alter table matters.faq_vote enable row level security;
create policy scope on matters.faq_vote
  using (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint)
  with check (area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint);
grant select, insert, update on matters.faq_vote to linli_app;
