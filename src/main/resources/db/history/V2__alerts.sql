-- Alerts carry times of the wall clock, so a row needs no run. The record is JSON: it is read as a whole and only here.
CREATE TABLE alert (
	id      TEXT PRIMARY KEY,
	ends_ms INTEGER,
	record  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
