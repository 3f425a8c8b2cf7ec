-- Under a policy some operators can't use an index, and some questions are between two communities. These functions run
-- as the owner; each keeps to the scope itself, or answers no more than its comment says.

create function people.in_scope(area bigint) returns boolean language sql stable as $$
  select area between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
$$;

create function people.find_dwellings(wanted text[], area_from bigint, area_to bigint, most int)
returns table (area_id bigint, id uuid) language sql stable security definer set search_path = people, pg_temp rows 50 as $$
  select d.area_id, d.id from people.dwelling d
  where d.grams @> wanted and d.ended_on is null and d.area_id between area_from and area_to
    and d.area_id between nullif(current_setting('linli.area_from', true), '')::bigint and nullif(current_setting('linli.area_to', true), '')::bigint
  limit most
$$;
comment on function people.find_dwellings is 'Keys of dwellings whose address has all these pieces, inside the scope, in no order.';

create function people.locate_document(wanted bytea)
returns table (area_id bigint, person_id uuid) language sql stable security definer set search_path = people, pg_temp rows 1 as $$
  select p.area_id, p.id from people.document d join people.person p on p.area_id = d.area_id and p.id = d.person_id
  where d.index = wanted and p.standing = 'present' limit 5
$$;
comment on function people.locate_document is 'Which communities keep somebody with this document: keys only, the whole installation.';

create function people.locate_phone(wanted bytea)
returns table (area_id bigint, person_id uuid) language sql stable security definer set search_path = people, pg_temp rows 5 as $$
  select p.area_id, p.id from people.phone f join people.person p on p.area_id = f.area_id and p.id = f.person_id
  where f.index = wanted and p.standing = 'present' limit 20
$$;
comment on function people.locate_phone is 'Whose phone this is: keys only, the whole installation; for a resident''s own view.';

create function people.find_by_keys(wanted bigint[], most int)
returns table (area_id bigint, person_id uuid, shared int) language sql stable security definer set search_path = people, pg_temp rows 50 as $$
  select p.area_id, p.id, (select count(*) from unnest(p.match_keys) k where k = any(wanted))::int from people.person p
  where p.match_keys && wanted and p.standing = 'present' order by 3 desc, 1, 2 limit most
$$;
comment on function people.find_by_keys is 'Who shares the most blocking keys, the whole installation: keys only.';

create function people.read_for_matching(areas bigint[], ids uuid[])
returns table (area_id bigint, id uuid, name text, former_names text[], sex text, birth_on date, household_id uuid, address text,
  documents jsonb, phones bytea[], version int)
language sql stable security definer set search_path = people, pg_temp rows 50 as $$
  select p.area_id, p.id, p.name, p.former_names, p.sex, p.birth_on, p.household_id, d.address,
    (select jsonb_agg(jsonb_build_object('kind', o.kind, 'sealed', encode(o.sealed, 'base64'), 'faults', o.faults)) from people.document o where o.area_id = p.area_id and o.person_id = p.id),
    array(select f.sealed from people.phone f where f.area_id = p.area_id and f.person_id = p.id order by f.seq), p.version
  from unnest(areas, ids) w(area_id, id) join people.person p on p.area_id = w.area_id and p.id = w.id
  left join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id
  where p.standing = 'present'
$$;
comment on function people.read_for_matching is 'What the matching compares. Sealed values stay sealed; the server shows nothing of rows outside the asker''s scope but that they exist.';

-- Notices: both sides get their row; only the sender's side must be in the scope.
create function people.send_notice(notice_id uuid, from_area bigint, to_area bigint, what text, person uuid, home bigint, person_name text, details jsonb, at_time timestamptz)
returns boolean language plpgsql security definer set search_path = people, pg_temp as $$
begin
  if not coalesce(people.in_scope(from_area), false) then raise exception 'the sender is outside the scope'; end if;
  if from_area = to_area then return false; end if;
  insert into people.notice (area_id, id, box, other_area_id, kind, person_id, home_area_id, name, about, state, at)
  values (from_area, notice_id, 'out', to_area, what, person, home, person_name, details, 'new', at_time),
         (to_area, notice_id, 'in', from_area, what, person, home, person_name, details, 'new', at_time)
  on conflict do nothing;
  return found;
end $$;
create function people.answer_notice(notice_id uuid, own_area bigint, new_state text, said text, by_account uuid, at_time timestamptz)
returns boolean language plpgsql security definer set search_path = people, pg_temp as $$
declare mine people.notice;
begin
  if not coalesce(people.in_scope(own_area), false) then raise exception 'the answer comes from outside the scope'; end if;
  select * into mine from people.notice where area_id = own_area and id = notice_id for update;
  if mine is null then return false; end if;
  if (new_state = 'withdrawn') <> (mine.box = 'out') then return false; end if;
  update people.notice set state = new_state, answer = coalesce(said, answer), version = version + 1,
    read_at = coalesce(read_at, case when new_state <> 'withdrawn' then at_time end),
    answered_at = case when new_state = 'read' then null else at_time end,
    answered_by = case when new_state = 'read' or area_id <> own_area then answered_by else by_account end
  where id = notice_id and area_id in (own_area, mine.other_area_id);
  return true;
end $$;

-- 户在人不在, told to the community of the register.
create function people.note_away(home bigint, person uuid, register_area bigint, from_day date)
returns void language plpgsql security definer set search_path = people, pg_temp as $$
begin
  if not coalesce(people.in_scope(home), false) then raise exception 'the home is outside the scope'; end if;
  update people.away set until = coalesce(from_day, current_date) where person_id = person and until is null and (home_area_id <> home or area_id is distinct from register_area);
  if register_area is null or register_area = home then return; end if;
  insert into people.away (area_id, home_area_id, person_id, name, sex, birth_on, since)
  select register_area, home, p.id, p.name, p.sex, p.birth_on, from_day from people.person p where p.area_id = home and p.id = person
  on conflict (area_id, home_area_id, person_id) do update set name = excluded.name, sex = excluded.sex, birth_on = excluded.birth_on, until = null;
end $$;

-- The row and everything that hangs on it changes its community, after the other side said yes. Written as insert and
-- delete, so that it also works where rows are spread by area.
create function people.carry_out_transfer(notice_id uuid, source bigint, on_day date, at_time timestamptz)
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
    insert into people.away (area_id, home_area_id, person_id, name, sex, birth_on, since)
    select register, target_area, p.id, p.name, p.sex, p.birth_on, on_day from people.person p where p.area_id = target_area and p.id = n.person_id
    on conflict (area_id, home_area_id, person_id) do update set until = null, since = excluded.since, name = excluded.name;
  end if;
  update people.household set head_id = null where area_id = source_area and head_id = n.person_id;
  update people.pair set state = 'apart', note = coalesce(note, 'transferred') where state = 'proposed' and ((area_id = source_area and a_id = n.person_id) or (b_area_id = source_area and b_id = n.person_id));
  delete from people.person where area_id = source_area and id = n.person_id;
  return query select source_area, target_area, n.person_id;
end $$;

revoke all on all functions in schema people from public;
grant execute on all functions in schema people to linli_app;
