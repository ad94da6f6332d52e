-- Which ends of projects were announced, so that each is announced once 30 and once 7 days before.
create table project_notice (
  service uuid not null references service,
  ends_on date not null,
  days int not null,
  at timestamptz not null,
  primary key (service, ends_on, days)
);
