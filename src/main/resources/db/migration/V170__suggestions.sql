-- What visitors said about services. Neither an account nor a network address is kept; the contact is
-- deleted after the answer, and after 90 days at the latest.
create table suggestion (
  id uuid primary key,
  service uuid not null references service,
  -- Whose list it is on, as of the moment it was said
  city text,
  provider uuid,
  kind text not null check (kind in ('STILL_TRUE', 'CHANGED', 'CLOSED', 'OTHER')),
  text text not null check (length(text) <= 2000),
  contact text,
  language text not null,
  -- Of the form it was sent with: each form is taken once
  ticket uuid not null unique,
  created_at timestamptz not null,
  state text not null check (state in ('WAITING', 'APPLIED', 'REFUSED', 'CONFIRMATION')),
  decided_at timestamptz,
  -- Actor
  decided_by text,
  reason text,
  change_set bigint,
  check ((state in ('APPLIED', 'REFUSED')) = (decided_at is not null and decided_by is not null))
);
create index suggestion_list on suggestion (state, city, created_at);
create index suggestion_service on suggestion (service);
create index suggestion_contact on suggestion (created_at) where contact is not null;

-- One row: what the forms are signed with
create table suggestion_key (
  one boolean primary key check (one),
  secret bytea not null
);
