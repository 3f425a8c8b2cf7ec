-- Fewer cells a move: streets and communities keep category × organisation as it is and their total; districts and cities
-- keep the sums over categories and organisations too. Months before categories: every question names its months.
-- The counters are counted again from the rows at the next start.
truncate incidents.tally;
delete from incidents.tally_delta;
alter table incidents.tally drop constraint tally_pkey;
alter table incidents.tally add primary key (area_id, month, category_id, organisation_id);
comment on column incidents.tally.category_id is '0: all.';
comment on column incidents.tally.organisation_id is 'With category 0: 0 is all. With a category: 0 is all in a district or city, nobody yet in a street or community.';
