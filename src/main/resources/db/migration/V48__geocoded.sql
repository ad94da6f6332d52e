-- Who worked a point out from its address, and how exactly; null for points that a list or a person gave.
alter table location
  add column geocoded_by text,
  add column geocoded_to text check (geocoded_to in ('HOUSE', 'STREET', 'PLACE', 'COMUNE')),
  add constraint geocoded_whole check ((geocoded_by is null) = (geocoded_to is null)),
  add constraint geocoded_point check (geocoded_by is null or lat is not null);
create index location_approximate on location (geocoded_to) where geocoded_to in ('STREET', 'PLACE', 'COMUNE');

create or replace view hsds.shown_location as
select l.id, l.street, l.postcode, l.comune, l.province, l.lat, l.lon, l.comune_code, l.city_code, l.precision,
  l.arrival, l.accessibility, l.areas, l.city, l.geocoded_by, l.geocoded_to
from location l where l.precision = 'EXACT';

-- HSDS has no field for it: an attribute of the location says how its point is to be read.
create view hsds.location_attribute as
select id as link_id, 'location' as link_entity, 'geocoding_precision' as link_type,
  lower(geocoded_to) as value, geocoded_by as label
from hsds.shown_location where geocoded_to is not null;
