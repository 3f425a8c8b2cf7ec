-- Which row is the header was said by hand: the next file of the same layout finds it there.
alter table people.import_layout add column header_rows int check (header_rows in (1, 2));
comment on column people.import_layout.header_rows is 'Of how many rows the header is where somebody pointed at it; null where it was found by its words.';
