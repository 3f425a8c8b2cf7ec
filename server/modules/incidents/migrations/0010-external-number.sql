-- The number another system gave a case (12345 工单编号), so that the same order never becomes two cases (J08).
alter table incidents.incident add column external_no text;
comment on column incidents.incident.external_no is 'The number of the work order in the system it came from.';
create unique index incident_external_no on incidents.incident (external_no, area_id) where external_no is not null;
