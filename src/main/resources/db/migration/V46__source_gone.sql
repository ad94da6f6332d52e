-- Services that are no longer in the list they come from. They stay as they are and are verified
-- first. A row that ended came back, or was taken back.
create table source_gone (
  id bigint generated always as identity primary key,
  service uuid not null references service,
  since date not null,
  change_set bigint not null references change_set,
  ended_by bigint references change_set
);
create unique index source_gone_open on source_gone (service) where ended_by is null;
create index source_gone_change_set on source_gone (change_set);
create index source_gone_ended_by on source_gone (ended_by) where ended_by is not null;
