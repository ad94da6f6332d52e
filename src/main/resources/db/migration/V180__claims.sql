-- Who says to speak for an organization, and how it was found true. A granted claim is a fact of the
-- organization's history and stays without its person when the account is deleted.
create table organization_claim (
  id uuid primary key,
  organization uuid not null references organization,
  person uuid references person on delete set null,
  way text not null check (way in ('OWN_DOMAIN', 'RECORD_MAIL', 'EDITOR')),
  state text not null check (state in ('CODE', 'WAITING', 'GRANTED', 'REFUSED')),
  -- Hash of the code, where it went and until when it is good
  code bytea,
  sent_to text,
  code_until timestamptz,
  -- What the person says to an editor, until the answer
  reason text,
  begun_at timestamptz not null,
  decided_at timestamptz,
  -- Actor who decided; for codes the person
  decided_by text,
  check ((state = 'CODE') = (code is not null))
);
create unique index organization_claim_open on organization_claim (organization, person)
  where state in ('CODE', 'WAITING');
create index organization_claim_person on organization_claim (person);
