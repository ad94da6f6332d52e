-- Lists that are looked at by themselves.
create table import_source (
  id uuid primary key,
  name text not null,
  address text not null,                   -- of the web, or a file or folder of this server
  profile text,
  source text,
  city text,
  cities text[],
  hours integer not null check (hours between 1 and 8784),
  outcomes text[] not null default '{}',   -- applied without asking
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  checked_at timestamptz,
  result text,                             -- of the last look: SAME, NEW, FAILED
  error text,
  run uuid references import_run on delete set null
);

-- What was seen of each file, to know it again.
create table import_source_file (
  source uuid not null references import_source on delete cascade,
  file text not null,
  etag text,
  modified text,
  sha256 bytea not null,
  primary key (source, file)
);
alter table import_run add foreign key (scheduled) references import_source on delete set null;
