-- Sheets are found by the index of the services, which is made from them anew at every start.
drop table practice_words;
