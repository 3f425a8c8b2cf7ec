-- One table for the views of every list.
insert into platform.saved_view (account_id, list, id, name, filter, sort, saved_at)
  select account_id, 'incidents', id, name, filter, sort, saved_at from incidents.saved_view;
drop table incidents.saved_view;
