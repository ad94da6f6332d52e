-- Regions, provinces and metropolitan cities, comuni, districts. The polygon is WKB in WGS 84
-- (longitude, latitude); bounds and the inner point are kept beside it so that names and boxes can
-- be read without it. historic_code is the province code of files made before metropolitan cities
-- got their own (001 for 201).
create table area (
  code text primary key,
  kind text not null check (kind in ('REGION', 'PROVINCE', 'COMUNE', 'DISTRICT')),
  parent text references area,
  name jsonb not null,
  plate text,
  historic_code text,
  polygon bytea,
  min_lon double precision,
  min_lat double precision,
  max_lon double precision,
  max_lat double precision,
  inner_lat double precision,
  inner_lon double precision,
  check ((polygon is null) = (inner_lat is null)),
  check (kind <> 'COMUNE' or code ~ '^[0-9]{6}$')
);

-- A city that takes part. A sixth is one more row.
create table city (
  code text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
  position integer not null,
  name jsonb not null,
  province text not null references area,
  comune text not null references area,
  languages text[] not null,
  centre_lat double precision not null,
  centre_lon double precision not null,
  min_lon double precision not null,
  min_lat double precision not null,
  max_lon double precision not null,
  max_lat double precision not null,
  patron_day text not null check (patron_day ~ '^[0-9]{2}-[0-9]{2}$')
);

-- One row; rises with every change of area or city.
create table area_version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into area_version (version) values (1);

create or replace function pg_temp.localized(it text, en text) returns jsonb language sql immutable as $$
  select jsonb_build_object('source', 'it', 'texts',
    jsonb_build_object('it', jsonb_build_object('text', it))
    || case when en is null then '{}'::jsonb else jsonb_build_object('en', jsonb_build_object(
        'text', en, 'of', left(encode(sha256(convert_to(it, 'UTF8')), 'hex'), 16))) end)
$$;

insert into area (code, kind, parent, plate, historic_code, name)
select code, kind, parent, plate, historic_code, pg_temp.localized(it, en)
from (values
  ('01', 'REGION', null, null, null, 'Piemonte', 'Piedmont'),
  ('03', 'REGION', null, null, null, 'Lombardia', 'Lombardy'),
  ('05', 'REGION', null, null, null, 'Veneto', null),
  ('15', 'REGION', null, null, null, 'Campania', null),
  ('16', 'REGION', null, null, null, 'Puglia', 'Apulia'),
  ('201', 'PROVINCE', '01', 'TO', '001', 'Città metropolitana di Torino', 'Metropolitan City of Turin'),
  ('215', 'PROVINCE', '03', 'MI', '015', 'Città metropolitana di Milano', 'Metropolitan City of Milan'),
  ('227', 'PROVINCE', '05', 'VE', '027', 'Città metropolitana di Venezia', 'Metropolitan City of Venice'),
  ('263', 'PROVINCE', '15', 'NA', '063', 'Città metropolitana di Napoli', 'Metropolitan City of Naples'),
  ('272', 'PROVINCE', '16', 'BA', '072', 'Città metropolitana di Bari', 'Metropolitan City of Bari'),
  ('001272', 'COMUNE', '201', null, null, 'Torino', 'Turin'),
  ('015146', 'COMUNE', '215', null, null, 'Milano', 'Milan'),
  ('027042', 'COMUNE', '227', null, null, 'Venezia', 'Venice'),
  ('063049', 'COMUNE', '263', null, null, 'Napoli', 'Naples'),
  ('072006', 'COMUNE', '272', null, null, 'Bari', null)
) as t (code, kind, parent, plate, historic_code, it, en);

-- patron_day is the local public holiday. Venezia's patron, San Marco, falls on 25 April, which is a
-- national holiday already; its offices close on 21 November, Madonna della Salute.
insert into city (code, position, name, province, comune, languages, centre_lat, centre_lon,
  min_lon, min_lat, max_lon, max_lat, patron_day)
select code, position, pg_temp.localized(it, en), province, comune, array['it', 'en'],
  lat, lon, min_lon, min_lat, max_lon, max_lat, patron_day
from (values
  ('torino', 1, 'Torino', 'Turin', '201', '001272', 45.0703, 7.6869, 7.577, 45.006, 7.774, 45.141, '06-24'),
  ('milano', 2, 'Milano', 'Milan', '215', '015146', 45.4642, 9.1900, 9.040, 45.386, 9.279, 45.536, '12-07'),
  ('venezia', 3, 'Venezia', 'Venice', '227', '027042', 45.4637, 12.2882, 12.167, 45.400, 12.400, 45.560, '11-21'),
  ('napoli', 4, 'Napoli', 'Naples', '263', '063049', 40.8518, 14.2681, 14.136, 40.792, 14.354, 40.916, '09-19'),
  ('bari', 5, 'Bari', null, '272', '072006', 41.1171, 16.8719, 16.727, 41.036, 17.034, 41.178, '12-06')
) as t (code, position, it, en, province, comune, lat, lon,
  min_lon, min_lat, max_lon, max_lat, patron_day);
