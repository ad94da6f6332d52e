-- Files that people handed in, and the mapping they are working on.
create table import_file (
  id uuid primary key,
  name text not null,
  size bigint not null,                    -- bytes
  sha256 bytea not null,
  path text not null,                      -- below DATA_DIR/uploads
  layout jsonb,                            -- as it is read; null until it is known
  profile text,                            -- YAML of the mapping as it stands
  profile_name text,                       -- under which it was last saved or taken
  uploaded_by text not null,               -- as the actors of change sets
  uploaded_at timestamptz not null
);
create index import_file_uploaded on import_file (uploaded_at);
