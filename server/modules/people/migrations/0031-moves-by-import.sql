alter table people.import_row add column moves boolean not null default false;
comment on column people.import_row.moves is 'Somebody who checked the row said that the known person lives at its address now.';
