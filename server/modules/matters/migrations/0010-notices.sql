-- 告知: what residents are told, in their app and, where there is only a phone, by text message or by telephone.
create table matters.notice (
  area_id bigint not null,
  id uuid not null,
  account_id uuid references access.account,
  phone_index bytea,
  kind text not null,
  params jsonb not null default '{}',
  link text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (area_id, id),
  check (account_id is not null or phone_index is not null)
);
comment on column matters.notice.phone_index is 'Blind index of the phone of somebody who has never signed in: waits until they do.';
create index notice_of_account on matters.notice (account_id, at desc, id) where account_id is not null;
create index notice_of_phone on matters.notice (phone_index, at desc, id) where phone_index is not null;
create index notice_old on matters.notice (at);

create table matters.text_message (
  area_id bigint not null,
  id uuid not null,
  phone bytea,
  kind text not null,
  params jsonb not null default '{}',
  state text not null check (state in ('waiting', 'sent', 'failed', 'by_phone')),
  tries int not null default 0,
  next_at timestamptz not null,
  at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  primary key (area_id, id),
  check (state = 'sent' or phone is not null or done_at is not null)
);
comment on table matters.text_message is 'Text messages on their way; the sealed phone goes once nobody needs it. What no gateway takes, staff tell by telephone.';
create index text_message_waiting on matters.text_message (next_at) where state = 'waiting';
create index text_message_untold on matters.text_message (area_id, at) where state in ('waiting', 'failed');

do $$ declare t text; begin
  foreach t in array array['notice', 'text_message'] loop
    execute format('alter table matters.%I enable row level security', t);
    execute format($p$create policy scope on matters.%I using (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    ) with check (
      area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    )$p$, t);
  end loop;
end $$;
grant select, insert, update, delete on matters.notice, matters.text_message to linli_app;
