-- When, how and by whom each group of fields was last verified: {"SCHEDULE": {"on", "method", "by"}, …}; a
-- verification of the whole record becomes one of every group. availability is the last word on free places:
-- {"kind", "said_on", …}; it stops counting by its date.
alter table service add column verification jsonb, add column availability jsonb;

update service
set verification = (
  select jsonb_object_agg(g, jsonb_build_object(
    'on', verified_on,
    'method', case verified_by when 'MAIL' then 'MAIL_CONFIRMATION' when 'ORGANIZATION' then 'ORGANIZATION_EDIT'
      else verified_by end,
    'by', ''))
  from unnest(array['EXISTENCE', 'CONTACTS', 'SCHEDULE', 'ACCESS', 'DESCRIPTION']) as g)
where verified_on is not null;

-- A list that was taken over checked nothing; an ISO day compares as text.
create function checked_on(verification jsonb, field_group text) returns text
language sql immutable parallel safe as $$
  select case when verification -> field_group ->> 'method' <> 'IMPORT'
    then verification -> field_group ->> 'on' end
$$;

create or replace view hsds.shown_service as
select s.id, s.source, s.source_id, s.provider, s.funder, s.project_code, s.ends_on, s.name, s.summary,
  s.description, s.how_to, s.outcome, s.sectors, s.targets, s.languages, s.access_mode, s.residence_permit,
  s.anonymous, s.cost_options, s.required_documents, s.phones, s.emails, s.websites, s.attributes,
  cast(checked_on(s.verification, 'EXISTENCE') as date) as verified_on,
  case when checked_on(s.verification, 'EXISTENCE') is not null
    then s.verification -> 'EXISTENCE' ->> 'method' end as verified_by,
  s.demonstration, s.content_hash, s.updated_at, s.status
from service s
where s.status not in ('MERGED', 'REMOVED') and not exists (
  select from service_at_location a join location l on l.id = a.location
  where a.service = s.id and l.precision <> 'EXACT');

alter table service drop column verified_on, drop column verified_by;

alter table change drop constraint change_action_check;
alter table change add constraint change_action_check check (action in ('CREATED', 'CHANGED', 'PROVIDER',
  'PLACED', 'REVERTED', 'CLOSED', 'REOPENED', 'HIDDEN', 'REMOVED', 'MERGED', 'ABSORBED', 'SPLIT', 'VERIFIED',
  'AVAILABILITY'));
