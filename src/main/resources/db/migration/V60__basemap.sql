-- Shapes an operator added to the base map from files. A source is one import; importing it again replaces its shapes.

create table basemap_source (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('streets', 'rail', 'water', 'green')),
  name text not null,
  attribution text not null,
  features integer not null default 0,
  added_at timestamptz not null default now(),
  unique (kind, name)
);

-- shape: WKB in WGS 84, x longitude; bounds: the same ground as corner points (longitude, latitude).
-- min_zoom: lowest zoom at which the shape is drawn; rank: importance of a street, 1 motorway to 5 alley, 0 for other kinds.
create table basemap_feature (
  id bigint generated always as identity primary key,
  source integer not null references basemap_source (id) on delete cascade,
  kind text not null,
  name text not null,
  rank smallint not null,
  min_zoom smallint not null,
  shape bytea not null,
  bounds box not null
);

create index basemap_feature_bounds on basemap_feature using gist (bounds);
create index basemap_feature_source on basemap_feature (source);
