-- Who has which record in the hand during a telephone round: two verifiers never have the same.
create table call_lock (
  service uuid primary key references service,
  -- Actor
  holder text not null,
  until timestamptz not null
);
create index call_lock_holder on call_lock (holder);

-- What came of each call.
create table phone_call (
  id uuid primary key,
  service uuid not null references service,
  -- Actor
  caller text not null,
  at timestamptz not null,
  outcome text not null
    check (outcome in ('ALL_TRUE', 'CHANGED', 'NO_ANSWER', 'WRONG_NUMBER', 'CLOSED')),
  -- Nobody is given the record again before
  rest_until timestamptz not null
);
create index phone_call_service on phone_call (service, at desc);

-- Services drawn by chance each month: how many of them are true is the accuracy of the map.
create table audit_sample (
  month date not null,
  service uuid not null references service,
  city text not null,
  -- Null until somebody called
  correct boolean,
  at timestamptz,
  primary key (month, service)
);
create index audit_sample_open on audit_sample (city, month) where correct is null;
