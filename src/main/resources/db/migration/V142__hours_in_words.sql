-- Hours that an editor decided to leave as their source wrote them; holds as long as the words are the same.
create table hours_in_words (
  service uuid primary key references service on delete cascade,
  original jsonb not null,
  actor text not null,
  at timestamptz not null
);
create index schedule_in_words on schedule (service) where kind = 'UNKNOWN' and original is not null;
