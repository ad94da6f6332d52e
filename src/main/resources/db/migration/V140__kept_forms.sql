-- What somebody typed and has not saved. With a person: the draft of one record, one per person. Without:
-- what a form held when its session had ended, for the minutes until its owner has signed in again.
create table kept_form (
  id uuid primary key,
  person uuid references person on delete cascade,
  target text not null,
  fields jsonb not null,
  kept_at timestamptz not null,
  unique (person, target)
);
create index kept_form_age on kept_form (kept_at);
