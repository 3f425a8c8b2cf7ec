-- Staff see who was told what: whom, masked, and whether by text message too, also once the message itself is forgotten.
alter table matters.notice add column to_mask text, add column texted boolean not null default false;
comment on column matters.notice.to_mask is 'The phone it went to, masked; null where it went to an account alone.';
comment on column matters.notice.texted is 'A text message of the same id was written too.';
update matters.notice n set texted = true where exists (select from matters.text_message t where t.area_id = n.area_id and t.id = n.id);
create index notice_of_area on matters.notice (area_id, at desc);
