-- One table for the views of every list.
insert into platform.saved_view (account_id, list, id, name, filter, saved_at)
  select account_id, 'people', id, name, filter, saved_at from people.saved_view;
drop table people.saved_view;
