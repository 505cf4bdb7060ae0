-- Beside the response times of a quarter of an hour: how many first attempts were slow by the limit of then, how many
-- failed, and the longest. Of those that came before, none is known to be slow or to have failed.
ALTER TABLE quarter RENAME TO quarter_before;

CREATE TABLE quarter (
	endpoint INTEGER NOT NULL,
	run      INTEGER NOT NULL,
	quarter  INTEGER NOT NULL,
	counts   BLOB NOT NULL,
	slow     INTEGER NOT NULL,
	failures INTEGER NOT NULL,
	max_us   INTEGER NOT NULL,
	PRIMARY KEY (endpoint, run, quarter)
) STRICT, WITHOUT ROWID;

INSERT INTO quarter SELECT endpoint, run, quarter, counts, 0, 0, 0 FROM quarter_before;

DROP TABLE quarter_before;

-- The name by which Alertmanager knows the monitor of this file, one row at most.
CREATE TABLE replica (
	name TEXT NOT NULL
) STRICT;
