-- Step guides: what a person in some situation does, as a tree of steps (docs/decisions/0054). What a guide says is a
-- version: whole, never changed, with who, when and why. The public reads published_version, editors go on from version.
create table step_guide (
  id uuid primary key,
  -- As in addresses; never changed, so that links and packs stay right
  code text not null unique check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position integer not null,
  version integer not null,
  published_version integer
);

create table step_guide_version (
  guide uuid not null references step_guide,
  version integer not null,
  content jsonb not null,
  -- Actor
  by text not null,
  at timestamptz not null,
  reason text not null,
  primary key (guide, version)
);
alter table step_guide add foreign key (id, version) references step_guide_version (guide, version)
  deferrable initially deferred;
alter table step_guide add foreign key (id, published_version)
  references step_guide_version (guide, version) deferrable initially deferred;

-- How it came before the public, or went away: the version shown from then on, null for none
create table step_guide_shown (
  id bigint generated always as identity primary key,
  guide uuid not null references step_guide,
  version integer,
  position integer not null,
  by text not null,
  at timestamptz not null
);

-- What was typed and is not saved: one draft per person and guide
create table step_guide_kept (
  guide uuid not null references step_guide,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (guide, person)
);
