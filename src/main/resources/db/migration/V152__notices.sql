-- What bodies were written to about one of their services, so that each thing is told once: the end
-- of a project 30 and 7 days before, a word on free places before it expires.
create table notice (
  service uuid not null references service,
  kind text not null check (kind in ('ENDING_30', 'ENDING_7', 'PLACES')),
  -- The day it is about
  day date not null,
  at timestamptz not null,
  primary key (service, kind, day)
);
