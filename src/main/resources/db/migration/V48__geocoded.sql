-- Who worked a point out from its address, and how exactly; null for points that a list or a person gave.
alter table location
  add column geocoded_by text,
  add column geocoded_to text check (geocoded_to in ('HOUSE', 'STREET', 'PLACE', 'COMUNE')),
  add constraint geocoded_whole check ((geocoded_by is null) = (geocoded_to is null)),
  add constraint geocoded_point check (geocoded_by is null or lat is not null);
create index location_approximate on location (geocoded_to) where geocoded_to in ('STREET', 'PLACE', 'COMUNE');

-- HSDS has no field for it: an attribute of the location says how its point is to be read.
create or replace view hsds.attribute as
select s.id as link_id, 'service' as link_entity, 'sector' as link_type, 'sector:' || code as taxonomy_term_id,
  null as label, null as value
from hsds.shown_service s, unnest(s.sectors) as code
union all
select s.id, 'service', 'target_group', 'target:' || code, null, null
from hsds.shown_service s, unnest(s.targets) as code
union all
select s.id, 'service', 'attribute', null, fact.key, fact.value
from hsds.shown_service s, jsonb_each_text(s.attributes) as fact
union all
select l.id, 'location', 'geocoding', null, l.geocoded_by, lower(l.geocoded_to)
from location l join hsds.shown_location shown on shown.id = l.id where l.geocoded_to is not null;
