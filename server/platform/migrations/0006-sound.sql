-- Voice notes beside pictures and PDFs.
alter table platform.file
  drop constraint file_kind_check,
  add constraint file_kind_check check (kind in ('image', 'pdf', 'audio')),
  add column seconds int check (seconds >= 0);
comment on column platform.file.seconds is 'How long a recording plays.';
