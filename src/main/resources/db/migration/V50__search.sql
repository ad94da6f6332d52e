-- Raised by `./capacity reindex`: a node whose index was built in an older epoch builds it anew.
-- How far the last node that did so has come is kept for the command to show.
create table search_epoch (
  single boolean primary key default true check (single),
  epoch bigint not null default 1,
  built_epoch bigint not null default 0,
  indexed bigint not null default 0,
  total bigint not null default 0
);

insert into search_epoch default values;
