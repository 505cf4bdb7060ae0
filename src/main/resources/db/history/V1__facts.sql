-- "AIMX": tells a history from any other SQLite file
PRAGMA application_id = 1095322968;

-- One row for each process. Times in the other tables are on the steady timeline of the process; offset_ms turns
-- them into wall clock time and is corrected when the wall clock steps.
CREATE TABLE run (
	id         INTEGER PRIMARY KEY,
	started_ms INTEGER NOT NULL,
	last_ms    INTEGER NOT NULL,
	offset_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE endpoint (
	id       INTEGER PRIMARY KEY,
	name     TEXT NOT NULL UNIQUE,
	run      INTEGER,
	status   TEXT,
	since_ms INTEGER
) STRICT;

-- A success has no reason; of a skip duration_us is the lateness.
CREATE TABLE probe (
	endpoint       INTEGER NOT NULL,
	seq            INTEGER NOT NULL,
	run            INTEGER NOT NULL,
	at_us          INTEGER NOT NULL,
	attempt        INTEGER NOT NULL,
	result         TEXT NOT NULL,
	duration_us    INTEGER NOT NULL,
	dns_us         INTEGER NOT NULL,
	connect_us     INTEGER NOT NULL,
	tls_us         INTEGER NOT NULL,
	wait_us        INTEGER NOT NULL,
	body_us        INTEGER NOT NULL,
	http_status    INTEGER,
	certificate_ms INTEGER,
	reason         TEXT,
	phase          TEXT,
	detail         TEXT,
	PRIMARY KEY (endpoint, seq)
) STRICT, WITHOUT ROWID;

-- Failures that a confirmation refuted.
CREATE TABLE blip (
	endpoint       INTEGER NOT NULL,
	seq            INTEGER NOT NULL,
	run            INTEGER NOT NULL,
	at_us          INTEGER NOT NULL,
	attempt        INTEGER NOT NULL,
	result         TEXT NOT NULL,
	duration_us    INTEGER NOT NULL,
	dns_us         INTEGER NOT NULL,
	connect_us     INTEGER NOT NULL,
	tls_us         INTEGER NOT NULL,
	wait_us        INTEGER NOT NULL,
	body_us        INTEGER NOT NULL,
	http_status    INTEGER,
	certificate_ms INTEGER,
	reason         TEXT,
	phase          TEXT,
	detail         TEXT,
	PRIMARY KEY (endpoint, seq)
) STRICT, WITHOUT ROWID;

-- An interval ends at until_ms or where the next one begins, whichever comes first; what lies between is unknown.
CREATE TABLE interval (
	endpoint      INTEGER NOT NULL,
	run           INTEGER NOT NULL,
	from_ms       INTEGER NOT NULL,
	heard_ms      INTEGER NOT NULL,
	until_ms      INTEGER NOT NULL,
	state         TEXT NOT NULL,
	reason        TEXT,
	evidence      TEXT,
	last_evidence TEXT,
	PRIMARY KEY (endpoint, run, from_ms)
) STRICT, WITHOUT ROWID;

-- The latest incidents of all endpoints are found without a look at the earlier ones.
CREATE INDEX interval_down ON interval (run, from_ms) WHERE state = 'DOWN';

-- Response times of first attempts by the quarter of an hour, in the buckets of LatencyWindow.
CREATE TABLE quarter (
	endpoint INTEGER NOT NULL,
	run      INTEGER NOT NULL,
	quarter  INTEGER NOT NULL,
	counts   BLOB NOT NULL,
	PRIMARY KEY (endpoint, run, quarter)
) STRICT, WITHOUT ROWID;
