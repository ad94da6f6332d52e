-- The directory after HSDS 3. Localized texts are JSONB ({"source", "texts"}); a null text means "not
-- indicated". Lists of values that are only read together with their record are JSONB or arrays.
-- content_hash tells an unchanged record at import without comparing columns.
create table organization (
  id uuid primary key,
  source text not null,
  source_id text not null,
  name jsonb not null,
  description jsonb,
  type text not null check (type in ('PUBLIC', 'THIRD_SECTOR', 'RELIGIOUS', 'OTHER')),
  tax_code text,
  area_code text,
  emails text[] not null,
  websites text[] not null,
  demonstration boolean not null,
  content_hash bytea not null,
  updated_at timestamptz not null,
  unique (source, source_id)
);

create table service (
  id uuid primary key,
  source text not null,
  source_id text not null,
  provider uuid references organization,
  funder uuid references organization,
  project_code text,
  ends_on date,
  name jsonb not null,
  summary jsonb,
  description jsonb,
  how_to jsonb,
  outcome jsonb,
  sectors text[] not null,
  targets text[] not null,
  languages text[] not null,
  access_mode text not null
    check (access_mode in ('WALK_IN', 'APPOINTMENT', 'REFERRAL', 'UNKNOWN')),
  residence_permit text not null check (residence_permit in ('YES', 'NO', 'UNKNOWN')),
  anonymous text not null check (anonymous in ('YES', 'NO', 'UNKNOWN')),
  cost_options jsonb,
  required_documents jsonb,
  phones jsonb,
  emails text[] not null,
  websites text[] not null,
  attributes jsonb,
  verified_on date,
  verified_by text,
  demonstration boolean not null,
  content_hash bytea not null,
  updated_at timestamptz not null,
  unique (source, source_id),
  check ((verified_on is null) = (verified_by is null))
);
create index service_provider on service (provider) where provider is not null;
create index service_funder on service (funder) where funder is not null;

-- The true place. areas and city are computed from point and comune whenever a record is written or
-- boundaries are imported.
create table location (
  id uuid primary key,
  street text not null,
  postcode text,
  comune text not null,
  province text not null,
  lat double precision,
  lon double precision,
  comune_code text,
  city_code text,
  precision text not null check (precision in ('EXACT', 'DISTRICT', 'COMUNE', 'HIDDEN')),
  arrival jsonb,
  accessibility text[] not null,
  areas text[] not null,
  city text,
  check ((lat is null) = (lon is null))
);

create table service_at_location (
  service uuid primary key references service on delete cascade,
  location uuid not null unique references location
);

-- No row: nothing is known about the hours.
create table schedule (
  service uuid primary key references service on delete cascade,
  kind text not null check (kind in ('WEEKLY', 'ALWAYS', 'BY_APPOINTMENT', 'UNKNOWN')),
  slots jsonb,
  holidays text not null check (holidays in ('CLOSED', 'AS_USUAL', 'UNKNOWN')),
  exceptions jsonb,
  original jsonb
);

create table change_set (
  id bigint generated always as identity primary key,
  actor text not null,
  reason text not null,
  at timestamptz not null
);

-- Read in the order of the key, and only below the oldest transaction still running: a transaction
-- that commits late can so never be skipped. before is the record as it was.
create table change (
  transaction xid8 not null default pg_current_xact_id(),
  sequence bigint generated always as identity,
  change_set bigint not null references change_set,
  entity text not null check (entity in ('SERVICE', 'ORGANIZATION')),
  record uuid not null,
  action text not null check (action in ('CREATED', 'CHANGED', 'PROVIDER', 'PLACED')),
  before jsonb,
  primary key (transaction, sequence)
);
create index change_record on change (record);
