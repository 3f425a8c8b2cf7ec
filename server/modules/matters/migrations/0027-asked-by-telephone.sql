-- 代录咨询: a question a clerk entered for somebody on the telephone.
alter table matters.consultation add column channel text not null default 'app' check (channel in ('app', 'telephone')), add column entered_by uuid,
  add constraint entered_by_telephone check ((channel = 'telephone') = (entered_by is not null));
comment on column matters.consultation.entered_by is 'The clerk who took the call; the asker is whose phone it is.';
