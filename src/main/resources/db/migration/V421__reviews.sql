-- A round of review: peers read one version of a sheet. A sheet that is sent back and handed in again begins another.
create table review_round (
  id uuid primary key,
  practice uuid not null references practice,
  version integer not null,
  begun_by text not null,                  -- actor
  begun_at timestamptz not null,
  judged_at timestamptz,                   -- since when enough have judged, and the authors may answer
  answer jsonb,                            -- of the authors; null while they have not answered
  answered_by text,
  answered_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('PUBLISHED', 'SENT_BACK', 'DROPPED')),
  check ((ended_at is null) = (ending is null)),
  check ((answered_at is null) = (answer is null)),
  check ((answered_at is null) = (answered_by is null))
);
create unique index review_round_open on review_round (practice) where ended_at is null;
create index review_round_practice on review_round (practice, begun_at);

-- Who was asked to judge. Role and city are those of the day: a grid keeps its weight when the account is gone.
create table review_request (
  id uuid primary key,
  round uuid not null references review_round,
  person uuid,                             -- null once the account is deleted
  role text not null,
  city text not null,
  state text not null check (state in ('ASKED', 'READING', 'CONFLICT', 'DECLINED', 'RELEASED', 'JUDGED')),
  conflict text not null default '',       -- of interest, in the person's words
  asked_at timestamptz not null,
  judged_at timestamptz,
  grid jsonb,
  check ((state = 'JUDGED') = (grid is not null)),
  check ((grid is null) = (judged_at is null))
);
create unique index review_request_person on review_request (round, person);
create index review_request_of on review_request (person) where person is not null;

-- What somebody typed into a grid or an answer and has not handed in
create table review_kept (
  round uuid not null references review_round,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (round, person)
);
