-- What people follow by mail, without an account. Addresses that were never confirmed go after seven days.
create table follow (
  id uuid primary key,
  mail text not null,
  -- The account it was asked from, with the account's own address
  person uuid,
  target text not null check (target in ('SEARCH', 'ORGANIZATION', 'SERVICE')),
  -- The search's query string, or the record's id
  value text not null check (length(value) <= 2000),
  frequency text not null check (frequency in ('IMMEDIATE', 'DAILY', 'WEEKLY')),
  language text not null,
  -- When the last link to confirm or to manage it was sent
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  -- Place in the change log up to which the reader has been told; moved in the transaction that posts the mail
  transaction bigint not null,
  sequence bigint not null,
  -- Not before this is the reader told again
  next_at timestamptz not null
);
create unique index follow_once on follow (lower(mail), target, md5(value));
create index follow_due on follow (next_at) where confirmed_at is not null;
create index follow_unconfirmed on follow (asked_at) where confirmed_at is null;
create index follow_person on follow (person) where person is not null;

-- One row: what the links in mails are signed with
create table follow_key (
  one boolean primary key check (one),
  secret bytea not null
);
