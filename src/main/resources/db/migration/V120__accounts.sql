-- People with an account. Change sets name them 'person:UUID' and nothing else, so that deleting the row
-- leaves the history without a name. What each table keeps and for how long: docs/privacy.md
create table person (
  id uuid primary key,
  name text not null,
  mail text not null,
  language text not null,
  -- Encoded Argon2id hash; null until one was chosen
  password text,
  state text not null check (state in ('INVITED', 'ACTIVE', 'DISABLED')),
  created_at timestamptz not null,
  signed_in_at timestamptz
);
create unique index person_mail on person (lower(mail));

create table person_grant (
  person uuid not null references person on delete cascade,
  role text not null,
  city text,
  organization uuid,
  granted_at timestamptz not null,
  -- Actor who gave it
  granted_by text not null,
  check (city is null or organization is null),
  unique nulls not distinct (person, role, city, organization)
);
create index person_grant_organization on person_grant (organization) where organization is not null;

-- Links sent by mail or printed once. Only the hash of the secret is kept.
create table account_link (
  hash bytea primary key,
  purpose text not null check (purpose in ('INVITATION', 'PASSWORD', 'MAIL')),
  person uuid not null references person on delete cascade,
  -- The new address of purpose MAIL
  mail text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'MAIL') = (mail is not null))
);
create index account_link_person on account_link (person);
