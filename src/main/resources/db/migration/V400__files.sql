-- What the file store holds: pictures and attachments, named by the SHA-256 of their content. The bytes lie under the
-- data directory. words: the text of a document, for search. small: the same picture for lists and small screens.
create table stored_file (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  type text not null,
  bytes bigint not null check (bytes > 0),
  width integer not null,
  height integer not null,
  small text,
  words text not null,
  -- Or stored again: what is young is never swept away as an orphan
  stored_at timestamptz not null
);
