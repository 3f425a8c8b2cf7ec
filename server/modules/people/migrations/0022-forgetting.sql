-- Only the nightly job of retention deletes these: with the people they are about, or after their own period.
grant delete on people.merge, people.notice, people.reveal to linli_app;
