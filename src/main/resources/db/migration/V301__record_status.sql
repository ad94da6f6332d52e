-- Where a record stands. CLOSED: its page says since when and why. HIDDEN: only out of the search. MERGED: its
-- address leads to another record. REMOVED: nothing of it is public, e.g. created by an import that was undone.
alter table service
  add column status text not null default 'ACTIVE'
    check (status in ('ACTIVE', 'CLOSED', 'HIDDEN', 'MERGED', 'REMOVED')),
  add column status_on date,
  add column status_reason jsonb,
  add column merged_into uuid references service,
  add check ((status = 'MERGED') = (merged_into is not null)),
  add check ((status = 'CLOSED') = (status_on is not null));
alter table organization
  add column status text not null default 'ACTIVE'
    check (status in ('ACTIVE', 'CLOSED', 'HIDDEN', 'MERGED', 'REMOVED')),
  add column status_on date,
  add column status_reason jsonb,
  add column merged_into uuid references organization,
  add check ((status = 'MERGED') = (merged_into is not null)),
  add check ((status = 'CLOSED') = (status_on is not null));

-- Two records that look alike and are not the same.
create table not_duplicate (
  one uuid not null,
  other uuid not null check (one < other),
  change_set bigint not null references change_set,
  primary key (one, other)
);
create index not_duplicate_other on not_duplicate (other);

-- The views leave out what is not public, and say what is closed.
create or replace view hsds.shown_service as
select s.id, s.source, s.source_id, s.provider, s.funder, s.project_code, s.ends_on, s.name, s.summary,
  s.description, s.how_to, s.outcome, s.sectors, s.targets, s.languages, s.access_mode, s.residence_permit,
  s.anonymous, s.cost_options, s.required_documents, s.phones, s.emails, s.websites, s.attributes,
  s.verified_on, s.verified_by, s.demonstration, s.content_hash, s.updated_at, s.status
from service s
where s.status not in ('MERGED', 'REMOVED') and not exists (
  select from service_at_location a join location l on l.id = a.location
  where a.service = s.id and l.precision <> 'EXACT');

create or replace view hsds.shown_location as
select l.* from location l
where l.precision = 'EXACT' and not exists (
  select from service_at_location a join service s on s.id = a.service
  where a.location = l.id and s.status in ('MERGED', 'REMOVED'));

create or replace view hsds.organization as
select id, hsds.words(name) as name, hsds.words(description) as description, emails[1] as email,
  websites[1] as website, tax_code as tax_id, type as provider_type
from organization
where status not in ('MERGED', 'REMOVED');

create or replace view hsds.service as
select id, provider as organization_id, hsds.words(name) as name, hsds.words(summary) as alternate_name,
  hsds.words(description) as description, websites[1] as url, emails[1] as email,
  case when status = 'CLOSED' or ends_on < current_date then 'defunct'
    when status = 'HIDDEN' then 'inactive' else 'active' end as status,
  hsds.words(how_to) as application_process, verified_on as assured_date,
  verified_by as assurer, updated_at as last_modified
from hsds.shown_service;
