-- One row per file brought in, and one line per thing said about one of its rows. Reports are kept:
-- they are how a list's keeper learns what to mend.
create table import_report (
  id bigint generated always as identity primary key,
  file text not null,
  source text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  read integer not null,
  created integer not null,
  changed integer not null,
  unchanged integer not null,
  rejected integer not null,
  providers integer not null,
  unplaced integer not null,
  ended integer not null
);
create index import_report_source on import_report (source, started_at desc);

create table import_report_line (
  report bigint not null references import_report on delete cascade,
  line bigint not null,
  reason text not null,
  rejected boolean not null,
  value text not null
);
create index import_report_line_report on import_report_line (report, reason);
