-- The directory under the names of HSDS 3, for whoever reads the database with standard tools. Lists that
-- the tables keep as values stand here as rows. Services whose place is reserved are left out whole: SQL cannot
-- take an address out of their texts, and what may be known of them is what the module directory gives.
create schema hsds;

create view hsds.shown_service as
select s.* from service s
where not exists (
  select from service_at_location a join location l on l.id = a.location
  where a.service = s.id and l.precision <> 'EXACT');

create view hsds.shown_location as
select l.* from location l where l.precision = 'EXACT';

create function hsds.words(text jsonb) returns text language sql immutable parallel safe as $$
  select text -> 'texts' -> (text ->> 'source') ->> 'text'
$$;

create view hsds.organization as
select id, hsds.words(name) as name, hsds.words(description) as description, emails[1] as email,
  websites[1] as website, tax_code as tax_id, type as provider_type
from organization;

create view hsds.service as
select id, provider as organization_id, hsds.words(name) as name, hsds.words(summary) as alternate_name,
  hsds.words(description) as description, websites[1] as url, emails[1] as email,
  case when ends_on < current_date then 'defunct' else 'active' end as status,
  hsds.words(how_to) as application_process, verified_on as assured_date,
  verified_by as assurer, updated_at as last_modified
from hsds.shown_service;

create view hsds.location as
select id, case when lat is null then 'unplaced' else 'physical' end as location_type,
  lat as latitude, lon as longitude, hsds.words(arrival) as description
from hsds.shown_location;

create view hsds.address as
select id as location_id, street as address_1, comune as city, province as state_province,
  postcode as postal_code, 'IT' as country, 'physical' as address_type
from hsds.shown_location;

create view hsds.service_at_location as
select a.service as id, a.service as service_id, a.location as location_id
from service_at_location a join hsds.shown_service s on s.id = a.service;

create view hsds.accessibility as
select l.id as location_id, description
from hsds.shown_location l, unnest(l.accessibility) as description;

-- One row per weekly opening; byday as in iCalendar (RFC 5545).
create view hsds.schedule as
select h.service as service_id, 'WEEKLY' as freq, upper(left(slot ->> 'day', 2)) as byday,
  slot ->> 'opens' as opens_at, slot ->> 'closes' as closes_at,
  slot -> 'season' ->> 'from' as valid_from, slot -> 'season' ->> 'to' as valid_to,
  hsds.words(h.original) as description
from schedule h join hsds.shown_service s on s.id = h.service, jsonb_array_elements(h.slots) as slot
union all
select h.service, null, null, null, null, null, null, coalesce(hsds.words(h.original), lower(h.kind))
from schedule h join hsds.shown_service s on s.id = h.service where h.kind <> 'WEEKLY';

create view hsds.phone as
select s.id as service_id, phone ->> 'number' as number, hsds.words(phone -> 'note') as description
from hsds.shown_service s, jsonb_array_elements(s.phones) as phone;

create view hsds.contact as
select s.id as service_id, email from hsds.shown_service s, unnest(s.emails) as email;

create view hsds.language as
select s.id as service_id, code from hsds.shown_service s, unnest(s.languages) as code;

create view hsds.required_document as
select s.id as service_id, hsds.words(document) as document
from hsds.shown_service s, jsonb_array_elements(s.required_documents) as document;

create view hsds.cost_option as
select s.id as service_id, hsds.words(cost -> 'text') as option, (cost ->> 'amount')::numeric as amount,
  'EUR' as currency
from hsds.shown_service s, jsonb_array_elements(s.cost_options) as cost;

create view hsds.taxonomy_term as
select lower(vocabulary) || ':' || code as id, code, hsds.words(name) as name,
  hsds.words(description) as description,
  case when parent is not null then lower(vocabulary) || ':' || parent end as parent_id,
  lower(vocabulary) as taxonomy
from taxonomy_term;

-- Sectors and targets a service carries (link_type as in HSDS), and further facts as label and value.
create view hsds.attribute as
select s.id as link_id, 'service' as link_entity, 'sector' as link_type, 'sector:' || code as taxonomy_term_id,
  null as label, null as value
from hsds.shown_service s, unnest(s.sectors) as code
union all
select s.id, 'service', 'target_group', 'target:' || code, null, null
from hsds.shown_service s, unnest(s.targets) as code
union all
select s.id, 'service', 'attribute', null, fact.key, fact.value
from hsds.shown_service s, jsonb_each_text(s.attributes) as fact;

create view hsds.eligibility as
select s.id as service_id, hsds.words(t.name) as eligibility
from hsds.shown_service s, unnest(s.targets) as target
join taxonomy_term t on t.vocabulary = 'TARGET' and t.code = target;
