-- 走访代问: a question a worker entered for whom they visited.
alter table matters.consultation
  drop constraint consultation_channel_check,
  drop constraint entered_by_telephone,
  add constraint consultation_channel_check check (channel in ('app', 'telephone', 'visit')),
  add constraint entered_for_others check ((channel = 'app') = (entered_by is null));
comment on column matters.consultation.entered_by is 'Who entered it for whoever asks: the clerk who took the call, the worker who came by.';
