-- What readers of other contexts may join with: names, nothing personal.
create view territory.published_organisation as
  select id, area_id, kind, name, short_name, parent_id, valid_to from territory.organisation;
grant select on territory.published_organisation to linli_app;
