// What the product asks and writes for a booking and a call, statement by statement, under the same locks.

const holding = `state in ('booked', 'checked_in', 'served', 'held')`

/** One after the other for each person. */
export const lockPerson = { name: 'lock person', text: `select pg_advisory_xact_lock(hashtextextended($1, 7))` }

/** What the person has already, and the account that is told. */
export const lookAtPerson = {
  name: 'look at person',
  text: `with had as (select on_day, state, during from matters.booking where phone_index = $1 and offer_of is null and on_day + 0 >= current_date - 90)
    select count(*) filter (where state in ('booked', 'displaced')) open, count(*) filter (where state = 'no_show') missed,
      bool_or(during && tstzrange($2, $3)) same_time, (select id from access.account where kind = 'resident' and phone_index = $1) account from had`,
}
/** Is the slot taken, and all times that are, as one text: a loser is shown what is free. */
export const lookAtDay = {
  name: 'look at day',
  text: `with day as (select window_no, during from matters.booking where area_id = $1 and site_id = $2
      and on_day = ($3::timestamptz at time zone 'Asia/Shanghai')::date and ${holding})
    select exists (select from day where window_no = 1 and during && tstzrange($3, $4)) taken,
      (select string_agg(concat_ws(' ', window_no, extract(epoch from lower(during))::bigint, extract(epoch from upper(during))::bigint), ',') from day) times`,
}
export const insertBooking = {
  name: 'book',
  text: `with made as (insert into matters.booking (area_id, id, site_id, window_no, during, on_day, class_code, number, state, how, name, phone, phone_index, created_at, changed_at)
      values ($1, $2, $3, 1, tstzrange($4, $5), ($4::timestamptz at time zone 'Asia/Shanghai')::date, $6, lpad((random() * 999999)::int::text, 6, '0'),
        'booked', 'staff', $7, $8, $9, now(), now()) on conflict do nothing returning id),
    told as (insert into matters.notice (area_id, id, phone_index, kind, params, at) select $1, $10, $9, 'booking_made_for_you', $11, now() from made),
    texted as (insert into matters.text_message (area_id, id, phone, kind, params, state, next_at, at)
      select $1, $10, $12, 'booking_made_for_you', $11, 'waiting', now(), now() from made)
    select id from made`,
}

/** The window, locked, that nobody stands before; how many wait; the first of them, locked. */
export const lookForCall = {
  name: 'look for call',
  text: `with win as (select no from matters.window_now where area_id = $1 and site_id = $2 and no = $4 and state = 'open' for update),
      first as (select id from matters.ticket where area_id = $1 and site_id = $2 and on_day = $3 and state = 'waiting'
        order by rank_at, id limit 1 for update skip locked)
    select (select count(*) from (select from matters.ticket where area_id = $1 and site_id = $2 and on_day = $3 and state = 'waiting' limit 100) w) waiting,
      (select id from first) id
    from win where not exists (select from matters.ticket where area_id = $1 and site_id = $2 and on_day = $3 and window_no = $4 and state in ('called', 'serving'))`,
}
export const call = {
  name: 'call',
  text: `update matters.ticket set state = 'called', window_no = $3, clerk_id = $4, call_id = $5, called_at = now(), first_called_at = now(), calls = calls + 1,
    version = version + 1 where area_id = $1 and id = $2 returning *`,
}
/** The ticket ends, and the service may be evaluated. */
export const finish = {
  name: 'finish',
  text: `with locked as (select id from matters.ticket where area_id = $1 and id = $2 for update),
      ended as (update matters.ticket t set state = 'done', started_at = called_at, ended_at = now(), version = version + 1 from locked
        where t.area_id = $1 and t.id = locked.id returning t.*),
      invited as (insert into matters.evaluation (area_id, id, service, ref_id, title, place, site_id, class_code, served_by, served_on, nonce, invited_at)
        select $1, $6, 'ticket', id, '压测', '压测大厅', $3, $4, $5::uuid[], current_date, sha256(id::text::bytea), now() from ended)
    select * from ended`,
}
