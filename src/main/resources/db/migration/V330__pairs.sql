-- Two records that are or may be one place, found by an import or by the sweep over the directory. City, sectors
-- and whether a place is reserved are as they were when the pair was found, for lists and rights.
create table pair (
  id bigint generated always as identity primary key,
  one uuid not null,
  other uuid not null check (one < other),
  score double precision not null,
  why jsonb not null,
  origin text not null check (origin in ('IMPORT', 'SWEEP')),
  -- the record of an import that is hidden until somebody has decided
  incoming uuid,
  -- the import that found it
  change_set bigint references change_set,
  found_at timestamptz not null,
  -- OPEN: somebody has to look; DISPUTED: two said different things, an editor decides; SETTLED: one of the two is
  -- gone by other ways; WITHDRAWN: the import that found it was taken back
  state text not null check (state in ('OPEN', 'DISPUTED', 'SAME', 'DIFFERENT', 'SETTLED', 'WITHDRAWN')),
  settled_by bigint references change_set,
  -- what a change set that was taken back had made of it, so that this can be taken back too
  undone_state text,
  undone_by bigint references change_set,
  city_one text,
  city_other text,
  sectors text[] not null,
  reserved boolean not null,
  unique (one, other)
);
create index pair_other on pair (other);
create index pair_open on pair (score desc, id) where state in ('OPEN', 'DISPUTED');
create index pair_of_set on pair (change_set) where change_set is not null;
create index pair_settled on pair (settled_by) where settled_by is not null;

-- What somebody said of a pair; kept for ever, also when it was taken back.
create table pair_verdict (
  id bigint generated always as identity primary key,
  pair bigint not null references pair,
  person uuid not null,
  said text not null check (said in ('SAME', 'DIFFERENT', 'SKIP')),
  at timestamptz not null,
  change_set bigint references change_set,
  undone boolean not null default false
);
create index pair_verdict_pair on pair_verdict (pair);
create index pair_verdict_person on pair_verdict (person, id);

-- How far the sweep has read: records written since are compared next time.
create table sweep (
  single boolean primary key default true check (single),
  changed_until timestamptz not null
);
