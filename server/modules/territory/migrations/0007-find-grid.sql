-- Below a policy st_covers can't use an index, because it might tell of rows outside the scope: every report would look at
-- every grid of the city. This function runs as the owner, keeps to the scope itself and answers a key only.
-- plpgsql, because it keeps its plan from call to call.
create function territory.find_grid(lon float8, lat float8, area_from bigint, area_to bigint)
returns table (area_id bigint, grid_no smallint) language plpgsql stable security definer set search_path = territory, public, pg_temp rows 1 as $$
begin
  return query select g.area_id, g.grid_no from territory.grid g
    where st_covers(g.geom, st_setsrid(st_makepoint(lon, lat), 4326)) and g.valid_to is null and g.area_id between area_from and area_to
      and g.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
    order by g.kind = 'base', g.area_id, g.grid_no limit 1;
end $$;
comment on function territory.find_grid is 'The grid that holds a point, an exclusive one before a base grid, the lowest number first.';
revoke all on function territory.find_grid from public;
grant execute on function territory.find_grid to linli_app;
