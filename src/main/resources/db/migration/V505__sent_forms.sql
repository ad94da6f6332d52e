-- Forms that a browser sends again until it hears an answer: what arrived with a token is not done twice.
create table sent_form (
  token uuid primary key,
  location text,
  at timestamptz not null
);

create index sent_form_age on sent_form (at);
