-- Every version of a record can be read again: the version before a change is change.before, the newest is
-- the record itself.
--
-- said is what the record's source last said, kept once somebody else edited the record; null while the
-- record is just what its source said. content_hash is of the source's words, so an edit leaves it alone.
alter table service add column said jsonb;
alter table organization add column said jsonb;

-- other is the second record of a change that concerns two.
alter table change add column other uuid;
alter table change drop constraint change_action_check;
alter table change add constraint change_action_check check (action in ('CREATED', 'CHANGED', 'PROVIDER',
  'PLACED', 'REVERTED', 'CLOSED', 'REOPENED', 'HIDDEN', 'REMOVED', 'MERGED', 'ABSORBED', 'SPLIT'));
create index change_of_set on change (change_set);

-- What a source says now about fields that somebody edited: the edit stands, an editor decides.
create table source_conflict (
  id bigint generated always as identity primary key,
  entity text not null check (entity in ('SERVICE', 'ORGANIZATION')),
  record uuid not null,
  source text not null,
  said jsonb not null,
  fields text[] not null,
  change_set bigint not null references change_set,
  settled_by bigint references change_set
);
create unique index source_conflict_open on source_conflict (record, source) where settled_by is null;
