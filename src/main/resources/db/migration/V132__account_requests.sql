-- Who asks for an account and waits for an answer. With the answer, sent by mail, the row goes.
create table account_request (
  id uuid primary key,
  name text not null,
  mail text not null,
  language text not null,
  -- Where the person works, in the person's words
  workplace text not null,
  city text,
  reason text not null,
  asked_at timestamptz not null
);
create unique index account_request_mail on account_request (lower(mail));
