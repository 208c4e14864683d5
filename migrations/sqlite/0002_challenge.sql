-- Pages that a server sent instead of the one asked for are counted by themselves.
-- A CHECK cannot be altered, so the table is made anew; its rows stay as they are.
CREATE TABLE run_counted (
	id INTEGER PRIMARY KEY,
	started INTEGER NOT NULL,
	finished INTEGER NOT NULL,
	program TEXT NOT NULL,
	items INTEGER NOT NULL,
	stored INTEGER NOT NULL,
	duplicate INTEGER NOT NULL,
	no_claims INTEGER NOT NULL,
	rejected INTEGER NOT NULL,
	deferred INTEGER NOT NULL,
	claims INTEGER NOT NULL,
	txn INTEGER NOT NULL REFERENCES txn (id),
	challenge INTEGER NOT NULL DEFAULT 0,
	CHECK (items = stored + duplicate + no_claims + rejected + challenge + deferred)
) STRICT;
INSERT INTO run_counted SELECT *, 0 FROM run;
DROP TABLE run;
ALTER TABLE run_counted RENAME TO run;
