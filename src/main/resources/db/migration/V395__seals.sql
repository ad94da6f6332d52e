-- What links and forms are signed with, by what they are for.
create table seal_key (
  purpose text primary key,
  secret bytea not null
);
