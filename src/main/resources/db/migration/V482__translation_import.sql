-- A file of an agency between being read and being written, or put aside.
create table translation_import (
  id uuid primary key,
  person uuid not null references person on delete cascade,
  name text not null,
  language text not null,
  units jsonb not null,
  problems jsonb not null,
  read_at timestamptz not null,
  -- How many translations were written; null until then
  written integer
);
create index translation_import_person on translation_import (person);
