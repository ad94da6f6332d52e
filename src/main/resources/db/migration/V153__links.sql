-- What became of the websites that records name, each looked at once a night.
create table link_check (
  url text primary key,
  checked_at timestamptz not null,
  -- Nights in a row it did not answer well
  failures int not null,
  -- Since when, and what was wrong: a status of HTTP or a word of ours
  broken_since timestamptz,
  problem text
);

-- Which services name it, as of the last night.
create table link_use (
  url text not null,
  service uuid not null references service,
  primary key (url, service)
);
create index link_use_service on link_use (service);
