-- Practices that bodies of other places try. What an adoption says is a version: whole, never changed, with who and when.
create table adoption (
  id uuid primary key,
  practice uuid not null,
  -- The version of the sheet that was adopted
  practice_version integer not null,
  organization uuid not null,
  city text not null,
  state text not null check (state in ('DRAFT', 'PUBLIC', 'HIDDEN', 'DROPPED')),
  version integer not null,
  recorded_by uuid,                        -- null once the account is deleted
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  hidden_reason text not null default '',
  foreign key (practice, practice_version) references practice_version (practice, version),
  check (state not in ('PUBLIC', 'HIDDEN') or published_at is not null),
  check ((state = 'HIDDEN') = (hidden_reason <> ''))
);
create index adoption_practice on adoption (practice);
create index adoption_organization on adoption (organization);
create index adoption_city on adoption (city);
create index adoption_recorded_by on adoption (recorded_by) where recorded_by is not null;

create table adoption_version (
  adoption uuid not null references adoption,
  version integer not null,
  content jsonb not null,
  by text not null,                        -- actor
  at timestamptz not null,
  primary key (adoption, version)
);
alter table adoption add foreign key (id, version) references adoption_version (adoption, version)
  deferrable initially deferred;

-- How it came to its state
create table adoption_step (
  id bigint generated always as identity primary key,
  adoption uuid not null references adoption,
  step text not null,
  by text not null,
  at timestamptz not null,
  reason text not null
);
create index adoption_step_adoption on adoption_step (adoption, id);

-- How it went, as those who try it say: asked or not, never changed
create table adoption_told (
  id bigint generated always as identity primary key,
  adoption uuid not null references adoption,
  outcome text not null check (outcome in ('WORKS', 'PARTLY', 'STOPPED')),
  why jsonb not null,
  figures jsonb not null,
  by text not null,
  at timestamptz not null
);
create index adoption_told_adoption on adoption_told (adoption, id);

-- The questions how it went, after 6 and 12 months
create table adoption_ask (
  adoption uuid not null references adoption,
  months integer not null check (months in (6, 12)),
  asked_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  primary key (adoption, months)
);
create index adoption_ask_open on adoption_ask (asked_at) where answered_at is null;

-- What somebody typed and has not saved
create table adoption_kept (
  adoption uuid not null references adoption,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (adoption, person)
);
