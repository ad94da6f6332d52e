-- Sheets of good practices and micro-practices. What a sheet says is a version: whole, never changed, with who, when and
-- why. The public reads published_version, authors go on from version.
create table practice (
  id uuid primary key,
  state text not null
    check (state in ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'PUBLISHED', 'RECHECK_DUE', 'ARCHIVED')),
  -- Whose editors decide about it; null: those of the whole network
  city text,
  version integer not null,
  published_version integer,
  published_at timestamptz,
  -- When somebody last said that it is still true
  checked_at timestamptz,
  evidence text not null check (evidence in ('NOT_ASSESSED', 'INNOVATION', 'PROMISING', 'GOOD')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((published_version is null) = (published_at is null)),
  check (published_version is null or checked_at is not null),
  check (state not in ('PUBLISHED', 'RECHECK_DUE') or published_version is not null)
);
create index practice_due on practice (checked_at) where state = 'PUBLISHED';

create table practice_version (
  practice uuid not null references practice,
  version integer not null,
  content jsonb not null,
  -- Actor
  by text not null,
  at timestamptz not null,
  reason text not null,
  primary key (practice, version)
);
alter table practice add foreign key (id, version) references practice_version (practice, version)
  deferrable initially deferred;
alter table practice add foreign key (id, published_version) references practice_version (practice, version)
  deferrable initially deferred;

-- How it came to its state
create table practice_step (
  id bigint generated always as identity primary key,
  practice uuid not null references practice,
  step text not null,
  state text not null,
  version integer not null,
  by text not null,
  at timestamptz not null,
  reason text not null
);
create index practice_step_practice on practice_step (practice, id);

create table practice_author (
  practice uuid not null references practice,
  person uuid not null references person on delete cascade,
  added_by text not null,
  added_at timestamptz not null,
  primary key (practice, person)
);
create index practice_author_person on practice_author (person);

-- What was typed and is not saved: one draft per person and sheet
create table practice_kept (
  practice uuid not null references practice,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (practice, person)
);

-- The words of the published version, those of its attachments too
create table practice_words (
  practice uuid primary key references practice,
  words tsvector not null
);
create index practice_words_index on practice_words using gin (words);
