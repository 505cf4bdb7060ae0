-- Of first attempts that came before, slow ones and failures count as none, and the longest is not known.
ALTER TABLE quarter ADD COLUMN slow INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarter ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quarter ADD COLUMN max_us INTEGER NOT NULL DEFAULT 0;

-- The name by which Alertmanager knows the monitor of this file, one row at most.
CREATE TABLE replica (
	name TEXT NOT NULL
) STRICT;
