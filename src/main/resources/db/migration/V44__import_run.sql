-- A run brings one file in: it is read into staged rows, these are assessed, and what somebody chose
-- of them is applied in one change set.
create table import_run (
  id uuid primary key,
  file text not null,                      -- as people call it
  path text not null,                      -- where it lies
  profile text,                            -- asked for by name; null where the rows name their source
  source text,                             -- asked for; null where profile or rows name it
  city text,                               -- for rows that name no province
  cities text[],                           -- only rows of these; null for all
  started_by text not null,                -- as the actors of change sets
  scheduled uuid,                          -- the scheduled source that began it
  started_at timestamptz not null,
  state text not null,
  paused boolean not null default false,
  wanted text,                             -- PAUSE or CANCEL, until the work has heard of it
  attempts integer not null default 0,
  done bigint not null default 0,          -- of the phase it is in
  total bigint not null default 0,
  phase_at timestamptz not null,
  finished_at timestamptz,
  assessed_at timestamptz,
  sources text[] not null default '{}',    -- that stand in the file
  trusts text[] not null default '{}',     -- what kind of list each is: source=KIND
  previous bigint not null default 0,      -- records these sources had before
  filtered bigint not null default 0,      -- rows the profile left out
  unplaced integer not null default 0,
  ended integer not null default 0,
  bodies integer not null default 0,       -- managing bodies that were new
  kept boolean not null default true,      -- false: a trial of the command line, forgotten when ready
  outcomes text[] not null default '{}',   -- chosen to be applied
  automatic boolean not null default false,-- applied without asking
  change_set bigint references change_set,
  undone_by bigint references change_set,
  error text
);
create index import_run_started on import_run (started_at desc);
create index import_run_open on import_run (started_at)
  where state in ('READING', 'ASSESSING', 'APPLYING');

create table import_row (
  run uuid not null references import_run on delete cascade,
  number integer not null,
  line bigint not null,                    -- 0 for a record that the file no longer has
  kind text,                               -- SERVICE or ORGANIZATION; null for a refused row
  source text not null,
  source_id text not null,
  name text not null,
  city text,
  outcome text,                            -- null until it is assessed
  record uuid,                             -- that it is or has become
  candidate uuid,                          -- the record it may be the same as
  candidate_row integer,                   -- or the row of this file
  score double precision,
  why text,                                -- evidence, JSON
  chosen boolean,                          -- by hand, against the outcome's
  applied boolean not null default false,
  primary key (run, number)
);
create index import_row_outcome on import_row (run, outcome, number);
create unique index import_row_ref on import_row (run, source, source_id)
  where kind is not null and line > 0;

-- What new and changed rows say, until it is applied.
create table import_draft (
  run uuid not null,
  number integer not null,
  draft text not null,
  body_source text,                        -- the managing body
  body_id text,
  funder_source text,                      -- the funding body
  funder_id text,
  primary key (run, number),
  foreign key (run, number) references import_row on delete cascade
);

-- Managing and funding bodies named by the rows that are new or changed.
create table import_body (
  run uuid not null references import_run on delete cascade,
  source text not null,
  source_id text not null,
  known boolean not null,
  draft text not null,
  written boolean not null default false,
  primary key (run, source, source_id)
);

create table import_finding (
  run uuid not null references import_run on delete cascade,
  line bigint not null,
  reason text not null,
  refuses boolean not null,
  value text not null
);
create index import_finding_run on import_finding (run, reason, line);

-- Imports take turns, whatever process they run in. Who died loses it.
create table import_turn (
  one boolean primary key default true check (one),
  token uuid,
  beat timestamptz not null default now()
);
insert into import_turn default values;

-- Reports of imports before there were runs.
insert into import_run (id, file, path, source, started_by, started_at, state, phase_at, finished_at,
  sources, unplaced, ended, bodies, done, total)
select gen_random_uuid(), file, '', source, 'command:import', started_at, 'DONE', started_at,
  finished_at, string_to_array(source, ', '), unplaced, ended, providers, read, read
from import_report;
drop table import_report_line;
drop table import_report;
