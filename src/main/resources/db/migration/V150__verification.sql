-- What the links of confirmation mails are signed with. One row.
create table verification_key (
  one boolean primary key check (one),
  secret bytea not null
);

-- Many bodies asked at once by somebody who keeps the map.
create table campaign (
  id uuid primary key,
  -- What was asked for: services of this city and sector that nobody has verified since
  city text,
  sector text,
  unverified_since date not null,
  language text not null,
  -- Actor
  started_by text not null,
  started_at timestamptz not null,
  stopped_at timestamptz
);

-- One body being asked whether what the map says of its services is still true.
create table asking (
  id uuid primary key,
  organization uuid not null references organization,
  campaign uuid references campaign,
  language text not null,
  step text not null check (step in ('QUEUED', 'MAIL', 'REMINDER', 'SECOND_CONTACT', 'PHONE',
    'UNVERIFIED', 'HIDDEN', 'ANSWERED', 'STOPPED')),
  -- Since when it stands there
  since timestamptz not null,
  begun_at timestamptz not null,
  -- Whether the last mail came back
  bounced boolean not null default false,
  -- Services this took out of the search
  hidden uuid[] not null default '{}'
);
-- A body is asked once at a time, however many services it has.
create unique index asking_open on asking (organization)
  where step not in ('HIDDEN', 'ANSWERED', 'STOPPED');
create index asking_campaign on asking (campaign);
create index asking_step_since on asking (step, since);

-- Every step that was taken, by a person or by itself.
create table asking_step (
  asking uuid not null references asking,
  step text not null,
  at timestamptz not null,
  recipient text,
  mail uuid,
  -- Why the mail did not arrive, in the words of the server that refused it
  bounce text
);
create index asking_step_asking on asking_step (asking, at);
create index asking_step_mail on asking_step (mail);

-- Links that were given out: only their hash, so that a copy of the database opens nothing.
create table confirmation_link (
  hash bytea primary key,
  asking uuid not null references asking,
  recipient text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index confirmation_link_expiry on confirmation_link (expires_at);
