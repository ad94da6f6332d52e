-- City packs (docs/decisions/0048): a row for each city and language somebody has asked for.
create table pack (
  city text not null,
  language text not null,
  -- Fingerprint of everything beside the services that the lines were made from.
  made_from text not null,
  -- Place in the change log of the directory up to which the lines tell of the services.
  transaction bigint not null,
  sequence bigint not null,
  -- When the lines were last compared with everything they are made from.
  checked_at timestamptz not null,
  primary key (city, language)
);

create table pack_version (
  id bigint generated always as identity primary key,
  city text not null,
  language text not null,
  -- SHA-256 of the lines; one hash may come back in a later version.
  hash text not null,
  made_at timestamptz not null,
  -- Null of the newest version.
  replaced_at timestamptz,
  services int not null,
  bytes int not null,
  transfer int not null,
  foreign key (city, language) references pack on delete cascade
);
create unique index pack_version_newest on pack_version (city, language) where replaced_at is null;
create index pack_version_hash on pack_version (city, language, hash);

-- Each line with the version that brought it and the one that took it away. The words of a line
-- that was taken away are forgotten at once: a delta only has to know that there was one.
create table pack_line (
  city text not null,
  language text not null,
  k text collate "C" not null,
  line text,
  since bigint not null,
  until bigint,
  primary key (city, language, k, since),
  check ((line is null) = (until is not null)),
  foreign key (city, language) references pack on delete cascade
);
create index pack_line_until on pack_line (city, language, until);

-- Ed25519 keys that packs are signed with; the newest signs. Each further one is vouched for by
-- the one before it, so that an app that knows an old key can learn the new one.
create table pack_key (
  number int generated always as identity primary key,
  private_key bytea not null,
  public_key bytea not null,
  vouched bytea,
  made_at timestamptz not null
);
