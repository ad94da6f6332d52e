-- Finding records that may be the same: words of the name, and the place.
create function service_words(name jsonb) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple', regexp_replace(
    lower(regexp_replace(normalize(jsonb_path_query_array(name, '$.texts.*.text') #>> '{}', NFKD), '[\u0300-\u036f]', '', 'g')),
    '[^[:alnum:]]+', ' ', 'g'))
$$;
create index service_name_words on service using gin (service_words(name));
create index location_place on location (lat, lon) where precision = 'EXACT';
