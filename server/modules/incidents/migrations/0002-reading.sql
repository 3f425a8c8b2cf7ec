-- What lists, search, the map and hints read by (J01, J02).
-- Open cases change often, so whatever an index can leave out, it leaves out.

-- The same columns and promise as before, the other way round: a number is looked for without knowing its community.
drop index incidents.incident_number;
create unique index incident_number on incidents.incident (number, area_id);

-- A department's cases are looked for by key.
drop index incidents.incident_handler_organisation;
create index incident_handler_organisation on incidents.incident (handler_organisation_id, area_id, id) where handler_organisation_id is not null;
create index incident_first_receiver on incidents.incident (first_receiver_id)
  where first_receiver_id is not null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_category on incidents.incident (category_id, reported_at desc, id);
-- Sources and ends that are few; the many are found soon enough by time.
create index incident_rare_source on incidents.incident (source, reported_at desc, id) where source not in ('resident', 'grid_worker', 'hotline_12345');
create index incident_rare_end on incidents.incident (state, reported_at desc, id) where state in ('archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_level on incidents.incident (level, reported_at desc, id) where level > 1;
create index incident_urgent on incidents.incident (reported_at desc, id) where urgent;
create index incident_secret on incidents.incident (reported_at desc, id) where secret;
create index incident_historical on incidents.incident (reported_at desc, id) where historical;
create index incident_supervised on incidents.incident (reported_at desc, id) where supervise_level > 0;
create index incident_unsolved on incidents.incident (reported_at desc, id) where solved = false or outcome = 'not_fixed';
create index incident_paused on incidents.incident (review_on) where paused_at is not null;
create index incident_asked on incidents.incident (area_id, due_at) where asked is not null;
create index incident_open_state on incidents.incident (state, due_at) where state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_owner_desk on incidents.incident (owner_area_id, owner_role, due_at)
  where owner_account_id is null and owner_organisation_id is null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_open_point on incidents.incident using gist (point)
  where point is not null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void');
create index incident_hand_over on incidents.incident (hand_over_to) where hand_over_to is not null;
create index task_part on incidents.task (organisation_id, area_id, incident_id);
create index same_account on incidents.same (account_id, at desc);

-- Below a policy these operators can't use an index, because they might tell of rows outside the scope. These functions
-- run as the owner, keep to the scope themselves and answer keys only.
create function incidents.find_by_words(wanted tsquery, area_from bigint, area_to bigint, most int)
returns table (area_id bigint, id uuid) language sql stable security definer set search_path = incidents, public, pg_temp rows 500 as $$
  select i.area_id, i.id from incidents.incident i
  where i.words @@ wanted and i.area_id between area_from and area_to
    and i.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
  limit most
$$;
comment on function incidents.find_by_words is 'Keys of the cases whose text or place has the words, in no order, at most so many.';

create function incidents.find_open_near(lon float8, lat float8, metres float8, most int)
returns table (area_id bigint, id uuid, away float8) language sql stable security definer set search_path = incidents, public, pg_temp rows 50 as $$
  select i.area_id, i.id, st_distance(i.point::geography, st_setsrid(st_makepoint(lon, lat), 4326)::geography) from incidents.incident i
  where i.point && st_expand(st_setsrid(st_makepoint(lon, lat), 4326), metres / 111000 / greatest(0.2, cos(radians(lat))), metres / 111000)
    and i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')
    and i.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
  order by 3 limit most
$$;
comment on function incidents.find_open_near is 'Keys of open cases in a box around a point with their distance in metres, nearest first.';

create function incidents.find_open_in_box(west float8, south float8, east float8, north float8, area_from bigint, area_to bigint)
returns table (area_id bigint, id uuid) language sql stable security definer set search_path = incidents, public, pg_temp rows 2000 as $$
  select i.area_id, i.id from incidents.incident i
  where i.point && st_makeenvelope(west, south, east, north, 4326) and i.area_id between area_from and area_to
    and i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')
    and i.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
$$;
comment on function incidents.find_open_in_box is 'Keys of the open cases inside a box of the map.';

revoke all on function incidents.find_by_words, incidents.find_open_near, incidents.find_open_in_box from public;
grant execute on function incidents.find_by_words, incidents.find_open_near, incidents.find_open_in_box to linli_app;

create table incidents.saved_view (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  filter jsonb not null,
  sort text,
  saved_at timestamptz not null,
  primary key (account_id, id)
);
comment on table incidents.saved_view is 'Lists somebody keeps for themselves: a name and a filter as it stands in a query.';
grant select, insert, update, delete on incidents.saved_view to linli_app;
