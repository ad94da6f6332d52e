-- Other proofs than a password. The secret of a code cannot be hashed: the server computes with it too.
create table second_step (
  person uuid primary key references person on delete cascade,
  secret bytea not null,
  begun_at timestamptz not null,
  -- Null until a first code has shown that the person's device knows the secret
  confirmed_at timestamptz,
  -- Number of the half minute of the last code taken: it and all before are taken no more
  last_step bigint not null default 0
);

create table recovery_code (
  person uuid not null references person on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (person, hash)
);

create table passkey (
  credential bytea primary key,
  person uuid not null references person on delete cascade,
  label text not null,
  public_key bytea not null,
  signature_count bigint not null,
  transports text[] not null,
  uv_initialized boolean not null,
  backup_eligible boolean not null,
  backup_state boolean not null,
  attestation bytea not null,
  client_data bytea not null,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index passkey_person on passkey (person);
