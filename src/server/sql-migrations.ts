/** What differs from one database to another. */
export interface Dialect {
  /** The type of a column that counts rows by itself, and is their key. */
  readonly serial: string;
  /** The same where a number may be given again once its row is gone and it was the last: nothing points at an item's row. */
  readonly itemSerial: string;
  /** The type of whole numbers that hold milliseconds. */
  readonly integer: string;
  /** What makes a `select` hold the rows that it reads until its statement is over. */
  readonly lock: string;
}

/**
 * What makes the tables, step by step: each runs once, in this order, and none is ever changed. Rows of equal times
 * stand in the order of their `seq`. Ids of items begin with the time, so an index that begins with them grows at one end: a
 * database writes whole pages, and one page for all threads is less than one for each.
 */
export const sqlMigrations = ({ serial, itemSerial, integer }: Dialect): readonly string[] => [
  `create table ck_threads (
     seq ${serial},
     owner text not null,
     id text not null,
     created ${integer} not null,
     data text not null,
     unique (owner, id)
   );
   create index ck_threads_by_time on ck_threads (owner, created, seq);
   create table ck_items (
     seq ${itemSerial},
     thread ${integer} not null references ck_threads (seq) on delete cascade,
     id text not null,
     created ${integer} not null,
     data text not null,
     unique (id, thread)
   );
   create index ck_items_by_time on ck_items (thread, created, seq);
   create table ck_attachments (
     owner text not null,
     id text not null,
     data text not null,
     primary key (owner, id)
   );
   create table ck_requests (
     key text primary key,
     fingerprint text not null,
     run text not null,
     at ${integer} not null,
     reply text
   );
   create index ck_requests_by_time on ck_requests (at);`,
];
