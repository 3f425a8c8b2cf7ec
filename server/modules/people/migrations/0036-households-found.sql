-- A household is found by the beginning of its number, whatever its case: only a kept column is looked up beneath row level security.
alter table people.household add column number_key text collate "C" generated always as (lower(number)) stored;
create index household_number_key on people.household (number_key, area_id, id) where number_key is not null and ended_on is null;
create index away_household on people.away (area_id, household_id) where until is null;

-- Whoever moves away and stays registered stays a member of the household there: its page and its list say so.
create or replace function people.carry_out_transfer(notice_id uuid, source bigint, on_day date, at_time timestamptz)
returns table (from_area bigint, to_area bigint, moved_id uuid) language plpgsql security definer set search_path = people, pg_temp as $$
declare n people.notice; t text; source_area bigint; target_area bigint; names text; register bigint; was_both uuid;
begin
  select * into n from people.notice x where x.id = notice_id and x.box = 'in' and x.state = 'accepted' and people.in_scope(x.area_id);
  if n is null or n.kind not in ('asks_transfer', 'gives_transfer') then raise exception 'nobody agreed to this transfer'; end if;
  source_area := case n.kind when 'asks_transfer' then n.area_id else n.other_area_id end;
  target_area := case n.kind when 'asks_transfer' then n.other_area_id else n.area_id end;
  insert into people.person (area_id, id, name, name_key, former_names, pinyin, initials, sex, birth_on, lives_here, registered_here, registered_area_id,
    registered_address, relation, facts, sealed_facts, source_id, origins, standing, disputes, match_keys, key_no, version, created_at, updated_at)
  select target_area, p.id, p.name, p.name_key, p.former_names, p.pinyin, p.initials, p.sex, p.birth_on, p.lives_here, p.registered_here, p.registered_area_id,
    p.registered_address, null, p.facts, p.sealed_facts, p.source_id, p.origins, p.standing, p.disputes, p.match_keys, p.key_no, p.version + 1, p.created_at, at_time
  from people.person p where p.area_id = source_area and p.id = n.person_id and p.standing = 'present';
  if not found then return; end if;
  update people.residence r set address = coalesce(r.address, d.address) from people.dwelling d
  where r.area_id = source_area and r.person_id = n.person_id and d.area_id = coalesce(r.at_area_id, r.area_id) and d.id = r.dwelling_id;
  foreach t in array array['document', 'phone', 'residence', 'field_value', 'care', 'subject_request'] loop
    select string_agg(quote_ident(column_name), ', ') into names from information_schema.columns
    where table_schema = 'people' and table_name = t and column_name <> 'area_id' and is_generated = 'NEVER';
    execute format('insert into people.%1$I (area_id, %2$s) select $1, %2$s from people.%1$I where area_id = $2 and person_id = $3', t, names) using target_area, source_area, n.person_id;
  end loop;
  insert into people.care_step (area_id, care_id, seq, at, from_state, to_state, account_id, reason)
  select target_area, s.care_id, s.seq, s.at, s.from_state, s.to_state, s.account_id, s.reason
  from people.care_step s join people.care c on c.area_id = s.area_id and c.id = s.care_id where s.area_id = source_area and c.person_id = n.person_id;
  -- From now on the person lives in the new community; the registration stays where it was.
  select r.id into was_both from people.residence r where r.area_id = target_area and r.person_id = n.person_id and r.until is null and r.kind = 'both';
  update people.residence r set until = greatest(on_day, r.since), household_id = null, dwelling_id = null
  where r.area_id = target_area and r.person_id = n.person_id and r.until is null and (r.kind = 'both' or r.kind = 'lives');
  insert into people.residence (area_id, person_id, id, kind, at_area_id, address, relation, since, reason, source_id)
  select target_area, r.person_id, gen_random_uuid(), 'registered', r.at_area_id, r.address, r.relation, r.since, r.reason, r.source_id
  from people.residence r where r.area_id = target_area and r.person_id = n.person_id and r.id = was_both;
  update people.residence r set household_id = null, dwelling_id = null where r.area_id = target_area and r.person_id = n.person_id;
  insert into people.residence (area_id, person_id, id, kind, at_area_id, since, reason, source_id)
  values (target_area, n.person_id, gen_random_uuid(), 'lives', target_area, on_day, 'transfer', source);
  select r.at_area_id into register from people.residence r where r.area_id = target_area and r.person_id = n.person_id and r.until is null and r.kind = 'registered';
  update people.person p set lives_here = true, registered_here = coalesce(register = target_area, false), registered_area_id = register
  where p.area_id = target_area and p.id = n.person_id;
  update people.away w set until = on_day where w.person_id = n.person_id and w.until is null;
  if register is not null and register <> target_area then
    insert into people.away (area_id, home_area_id, person_id, name, sex, birth_on, dwelling_id, household_id, since)
    select register, target_area, p.id, p.name, p.sex, p.birth_on, coalesce(r.dwelling_id, before.dwelling_id), coalesce(r.household_id, before.household_id), on_day
    from people.person p
    left join people.residence r on r.area_id = source_area and r.person_id = p.id and r.until is null and r.kind in ('registered', 'both') and r.at_area_id = register
    left join lateral (select w.dwelling_id, w.household_id from people.away w where w.area_id = register and w.person_id = p.id order by w.until desc limit 1) before on true
    where p.area_id = target_area and p.id = n.person_id
    on conflict (area_id, home_area_id, person_id) do update set until = null, since = excluded.since, name = excluded.name,
      dwelling_id = coalesce(excluded.dwelling_id, people.away.dwelling_id), household_id = coalesce(excluded.household_id, people.away.household_id);
  end if;
  update people.household set head_id = null where area_id = source_area and head_id = n.person_id;
  update people.pair set state = 'apart', note = coalesce(note, 'transferred') where state = 'proposed' and ((area_id = source_area and a_id = n.person_id) or (b_area_id = source_area and b_id = n.person_id));
  delete from people.person where area_id = source_area and id = n.person_id;
  return query select source_area, target_area, n.person_id;
end $$;
