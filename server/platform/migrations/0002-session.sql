-- Who is signed in. The identifier in the browser's cookie is never stored, only its SM3 digest.
create table platform.session (
  sid bytea primary key check (length(sid) = 32),
  account_id uuid not null,
  kind text not null check (kind in ('staff', 'resident')),
  post_id bigint,
  stage text not null default 'full' check (stage in ('full', 'totp')),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ends_at timestamptz
);
comment on table platform.session is 'Server-side sessions; a row that is gone is a session that has ended, everywhere at once.';
comment on column platform.session.stage is 'totp: the password was right, the second factor is still missing.';
comment on column platform.session.expires_at is 'End when nobody uses it (idle limit); moved forward at most once a minute.';
comment on column platform.session.ends_at is 'End however much it is used (absolute limit); null for residents.';
create index session_account on platform.session (account_id);
create index session_expiry on platform.session (expires_at);
grant select, insert, update, delete on platform.session to linli_app;

-- Every process keeps sessions in memory for a few seconds; this tells them all to forget one. A trigger, so that no
-- way of ending a session can leave it out. Moving expires_at says nothing: it happens all the time.
create function platform.session_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('linli_session', encode(old.sid, 'hex'));
  return null;
end $$;
create trigger session_changed after delete or update of post_id, stage, ends_at on platform.session
  for each row execute function platform.session_changed();
