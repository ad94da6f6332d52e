-- Sentences that people translated, offered when one like them comes along. They stay when the text they stand in changes,
-- and go with it when it is no longer public.
create extension if not exists pg_trgm;

create table translation_memory (
  source_language text not null,
  language text not null,
  source text not null,
  words text not null,
  -- Where the pair comes from
  kind text not null,
  record text not null,
  field text not null,
  learnt_at timestamptz not null
);
create unique index translation_memory_pair
  on translation_memory (source_language, language, md5(source), md5(words));
create index translation_memory_like on translation_memory using gin (source gin_trgm_ops);
create index translation_memory_origin on translation_memory (kind, record);

-- Official terms: the word a language has to use for one of the administration.
create table translation_term (
  term text not null,
  language text not null,
  words text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (term, language)
);

-- Characters sent to the translating machine, by month of Europe/Rome; the outage is the last one, null while it answers.
create table translation_spent (
  month date primary key,
  characters bigint not null
);
create table translation_outage (
  one boolean primary key default true check (one),
  since timestamptz not null,
  until timestamptz not null,
  failures integer not null,
  what text not null
);
