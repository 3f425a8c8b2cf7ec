-- Halls are known by uuid.
alter table matters.evaluation alter column site_id type uuid using null;
