-- 投诉建议 about the service or the product. It asks for no place, so it belongs to no area: only the system
-- administrator, whose post covers the installation, reads it.
create table platform.feedback (
  id uuid primary key,
  at timestamptz not null default now(),
  kind text not null check (kind in ('complaint', 'suggestion', 'other')),
  text text not null check (length(text) between 1 and 1000),
  contact bytea,
  account_id uuid,
  settled_at timestamptz,
  outcome text check (length(outcome) between 1 and 500),
  check ((settled_at is null) = (outcome is null))
);
comment on column platform.feedback.id is 'Made by the client: sent twice, kept once.';
comment on column platform.feedback.contact is 'Sealed; shown with a reason only.';
comment on column platform.feedback.account_id is 'Who sent it, where signed in; never shown to readers.';
create index feedback_order on platform.feedback (at desc, id desc);
grant select, insert, update on platform.feedback to linli_app;
