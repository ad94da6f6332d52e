-- The mail that answers a suggestion. Once it has gone the contact is deleted.
alter table suggestion add column answer uuid;
create index suggestion_answer on suggestion (answer) where contact is not null;

-- Changes somebody made because a visitor said so: the public history credits a visitor, the change set
-- still says who made them.
alter table change_set add column visitor_credited boolean not null default false;
