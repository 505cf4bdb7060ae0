-- The latest incidents of all endpoints are found without a look at the earlier ones.
DROP INDEX interval_down;
CREATE INDEX interval_down ON interval (run, from_ms) WHERE state = 'DOWN';
