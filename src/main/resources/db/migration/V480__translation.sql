-- Texts that may be translated, as the modules that own them list them: a copy, brought up to date whenever the desk is
-- opened. Nothing in it is the truth about a record.
create table translation_record (
  kind text not null,
  record text not null,
  -- Changes whenever the record is written
  version text not null,
  city text,
  organization uuid,
  title text not null,
  title_language text not null,
  path text not null,
  -- How many people care about it, as far as that is known without watching readers
  weight integer not null default 0,
  primary key (kind, record)
);

create table translation_text (
  kind text not null,
  record text not null,
  field text not null,
  position integer not null,
  language text not null,
  words text not null,
  hash text not null,
  -- Since when the source says this
  since timestamptz not null,
  primary key (kind, record, field),
  foreign key (kind, record) references translation_record on delete cascade
);

create table translation_words (
  kind text not null,
  record text not null,
  field text not null,
  language text not null,
  words text not null,
  -- Hash of the source text
  made_from text not null,
  state text not null check (state in ('MACHINE', 'HUMAN', 'CHECKED')),
  author text,
  primary key (kind, record, field, language),
  foreign key (kind, record, field) references translation_text on delete cascade
);
create index translation_words_language on translation_words (language);

-- What sources said, for the difference that is shown to translators; kept while a text or a translation rests on it.
create table translation_source (
  hash text primary key,
  words text not null
);

-- What was typed and is not saved: the thing is a record in one language.
create table translation_kept (
  thing uuid not null,
  person uuid not null references person on delete cascade,
  fields jsonb not null,
  kept_at timestamptz not null,
  primary key (thing, person)
);
