-- The texts of a body must not tell where its reserved services are; see docs/decisions/0023.
create index location_reserved on location (id) where precision <> 'EXACT';

-- SQL cannot take an address out of a text: a body with reserved services shows no text but its name, one whose
-- services are all reserved is left out like them.
create or replace view hsds.organization as
select o.id, hsds.words(o.name) as name,
  case when r.reserved then null else hsds.words(o.description) end as description,
  case when r.reserved then null else o.emails[1] end as email,
  case when r.reserved then null else o.websites[1] end as website,
  o.tax_code as tax_id, o.type as provider_type
from organization o, lateral (
  select exists (
    select from service s join service_at_location a on a.service = s.id join location l on l.id = a.location
    where o.id in (s.provider, s.funder) and l.precision <> 'EXACT') as reserved) r
where not r.reserved or exists (select from hsds.shown_service s where o.id in (s.provider, s.funder));
