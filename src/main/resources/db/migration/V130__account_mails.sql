-- The mail a link was sent with, so that its text goes when the link is worth nothing any more; null for a
-- link handed over by hand, and once the text is gone.
alter table account_link add column posted uuid;
create index account_link_posted on account_link (expires_at) where posted is not null;
