-- How far each source is trusted; a source that is missing counts as LIST.
create table source_trust (
  source text primary key,
  trust text not null
    check (trust in ('ORGANIZATION', 'EDITORS', 'REGISTER', 'MUNICIPALITY', 'LIST', 'SPREADSHEET'))
);

-- Which records went on in one.
create index service_merged_into on service (merged_into) where merged_into is not null;
create index organization_merged_into on organization (merged_into) where merged_into is not null;

-- HEARD: its source says something new, the record stays as it is.
alter table change drop constraint change_action_check;
alter table change add constraint change_action_check check (action in ('CREATED', 'CHANGED', 'PROVIDER',
  'PLACED', 'REVERTED', 'CLOSED', 'REOPENED', 'HIDDEN', 'REMOVED', 'MERGED', 'ABSORBED', 'SPLIT', 'VERIFIED',
  'AVAILABILITY', 'HEARD'));

-- What kind of identifier the ids of a source are (`isil`): the same code of the same kind in two sources
-- means one place.
alter table source_trust add column code_scheme text;
