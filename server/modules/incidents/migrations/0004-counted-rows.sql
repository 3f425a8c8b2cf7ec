-- The cases behind «closed in the month» and «overran in the month» (count-rules.ts): few steps of many.
create index step_closed on incidents.step (at, area_id, incident_id) where to_state = 'closed';
create index step_escalated on incidents.step (at, area_id, incident_id) where move = 'escalated';
