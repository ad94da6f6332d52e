-- The outbox. A mail is stored in the transaction that causes it and delivered afterwards.
create table mail (
  id uuid primary key,
  recipient text not null,
  language text not null,
  subject text not null,
  body text not null,
  html text,
  headers jsonb not null default '{}',
  state text not null default 'waiting'
    check (state in ('waiting', 'sent', 'written', 'failed', 'bounced')),
  created_at timestamptz not null,
  attempts int not null default 0,
  -- Of a waiting mail: when it may be tried (again), and until when it is worth trying.
  next_attempt_at timestamptz not null,
  give_up_at timestamptz not null,
  delivered_at timestamptz,
  -- Why the last attempt did not succeed.
  reason text
);

create index mail_due on mail (next_attempt_at, id) where state = 'waiting';
create index mail_newest on mail (created_at desc, id desc);
create index mail_recipient on mail (lower(recipient));

-- Addresses that refused a mail for good.
create table mail_bounce (
  address text primary key,
  bounced_at timestamptz not null,
  reason text not null
);
