-- Translations of sheets, guides and step guides are written into the version that they translate (docs/decisions/0055):
-- what the version said before, whole, with who, when and why.
create table practice_translation (
  number bigint generated always as identity primary key,
  practice uuid not null,
  version integer not null,
  before jsonb not null,
  -- Actor
  by text not null,
  at timestamptz not null,
  reason text not null,
  foreign key (practice, version) references practice_version (practice, version)
);
create index practice_translation_version on practice_translation (practice, version, number);

create table guide_translation (
  number bigint generated always as identity primary key,
  guide uuid not null,
  version integer not null,
  before jsonb not null,
  by text not null,
  at timestamptz not null,
  reason text not null,
  foreign key (guide, version) references guide_version (guide, version)
);
create index guide_translation_version on guide_translation (guide, version, number);

create table step_guide_translation (
  number bigint generated always as identity primary key,
  guide uuid not null,
  version integer not null,
  before jsonb not null,
  by text not null,
  at timestamptz not null,
  reason text not null,
  foreign key (guide, version) references step_guide_version (guide, version)
);
create index step_guide_translation_version on step_guide_translation (guide, version, number);
