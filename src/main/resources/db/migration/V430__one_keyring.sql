-- One table for all keys (V395): those of links and forms that are out move there.
insert into seal_key (purpose, secret) select 'follow', secret from follow_key;
insert into seal_key (purpose, secret) select 'confirmation', secret from verification_key;
insert into seal_key (purpose, secret) select 'suggestion', secret from suggestion_key;
drop table follow_key;
drop table verification_key;
drop table suggestion_key;
