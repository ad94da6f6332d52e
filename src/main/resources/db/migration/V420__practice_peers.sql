-- Who may read a sheet that is not public without writing it or deciding about it: the peers who judge it
create table practice_reader (
  practice uuid not null references practice,
  person uuid not null references person on delete cascade,
  primary key (practice, person)
);

-- What peers said of a version, as the public reads it: grids by role, answer of the authors
create table practice_assessment (
  practice uuid not null,
  version integer not null,
  content jsonb not null,
  primary key (practice, version),
  foreign key (practice, version) references practice_version
);
