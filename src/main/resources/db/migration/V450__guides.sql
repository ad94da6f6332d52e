-- Guides of the toolkit. What a guide says is a version: whole, never changed, with who, when and why. The public reads
-- published_version, editors go on from version.
create table guide (
  id uuid primary key,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
  -- Whose editors keep it; null: those of the whole network
  city text,
  version integer not null,
  published_version integer,
  published_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((published_version is null) = (published_at is null)),
  check (state <> 'PUBLISHED' or published_version is not null),
  check (state <> 'DRAFT' or published_version is null)
);

create table guide_version (
  guide uuid not null references guide,
  version integer not null,
  content jsonb not null,
  -- Actor
  by text not null,
  at timestamptz not null,
  reason text not null,
  primary key (guide, version)
);
alter table guide add foreign key (id, version) references guide_version (guide, version)
  deferrable initially deferred;
alter table guide add foreign key (id, published_version) references guide_version (guide, version)
  deferrable initially deferred;

-- How it came to its state
create table guide_step (
  id bigint generated always as identity primary key,
  guide uuid not null references guide,
  step text not null,
  state text not null,
  version integer not null,
  by text not null,
  at timestamptz not null,
  reason text not null
);
create index guide_step_guide on guide_step (guide, id);

-- What was typed and is not saved: one draft per person and guide
create table guide_kept (
  guide uuid not null references guide,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (guide, person)
);
