-- Vocabularies (HSDS taxonomy and taxonomy_term). Codes are identities: they are never changed,
-- deleted or used again. The version rises with every change, so that a running process can tell
-- that its copy is old.
create table taxonomy (
  vocabulary text primary key check (vocabulary in ('SECTOR', 'TARGET')),
  version bigint not null default 1
);

create table taxonomy_term (
  vocabulary text not null references taxonomy,
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  parent text check (parent <> code),
  name jsonb not null,
  description jsonb,
  icon text,
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  position integer not null,
  primary key (vocabulary, code),
  foreign key (vocabulary, parent) references taxonomy_term
);

create table taxonomy_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  vocabulary text not null,
  code text not null,
  before jsonb,
  after jsonb not null
);

insert into taxonomy (vocabulary) values ('SECTOR'), ('TARGET');
