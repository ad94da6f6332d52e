-- Sessions of signed-in people (Spring Session), shared by all nodes. Readers have none.
create table account_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  -- The UUID of the person
  principal_name varchar(100)
);
create index account_session_expiry on account_session (expiry_time);
create index account_session_principal on account_session (principal_name);

create table account_session_attributes (
  session_primary_id char(36) not null references account_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- How often something was tried within a while. Who tried is kept as a hash only, for a day at most.
create table attempt (
  key bytea primary key,
  attempts int not null,
  since timestamptz not null
);
create index attempt_since on attempt (since);
