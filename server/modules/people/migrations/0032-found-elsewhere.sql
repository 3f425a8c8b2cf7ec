-- found_here: a ledger of one community names somebody whom another one keeps; both hear of it.
alter table people.notice drop constraint notice_kind_check;
alter table people.notice add constraint notice_kind_check check (kind in ('registered_here', 'asks_transfer', 'gives_transfer', 'maybe_same', 'found_here'));
