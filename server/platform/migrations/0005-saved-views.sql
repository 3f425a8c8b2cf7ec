-- 常用筛选 of every list: what somebody keeps for themselves.
create table platform.saved_view (
  account_id uuid not null,
  list text not null,
  id uuid not null,
  name text not null,
  filter jsonb not null,
  sort text,
  saved_at timestamptz not null,
  primary key (account_id, list, id)
);
comment on table platform.saved_view is 'Lists somebody keeps for themselves: a name and a filter as it stands in a query.';
grant select, insert, update, delete on platform.saved_view to linli_app;
