-- Evidence and claims. Rows of these tables are only ever inserted.
-- Days are days since 1970-01-01; moments are seconds since then, UTC.
-- Small integers for measure, bound, basis, period_kind, modality and
-- published_how are those of lib/store/codes.h.

PRAGMA application_id = 1263552836; -- "KPID"

-- One row per write transaction: the clock of --known-at.
CREATE TABLE txn (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL -- never smaller than in the row before
) STRICT;

-- Bytes as they came in, by content.
CREATE TABLE capture (
	id INTEGER PRIMARY KEY,
	sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
	bytes INTEGER NOT NULL,
	media_type TEXT NOT NULL,
	charset TEXT NOT NULL,
	charset_how INTEGER NOT NULL,
	replaced INTEGER NOT NULL, -- bad sequences that became U+FFFD
	captured INTEGER,          -- moment: when the file last changed
	archive_path TEXT,         -- relative to the archive folder
	archive_line INTEGER,      -- of a bulk file
	data BLOB,                 -- zlib stream of the bytes; NULL: in the archive only
	txn INTEGER NOT NULL REFERENCES txn (id)
) STRICT;

-- A page or file with one identity: its URL, else its path.
CREATE TABLE document (
	id INTEGER PRIMARY KEY,
	ident TEXT NOT NULL UNIQUE,
	txn INTEGER NOT NULL REFERENCES txn (id)
) STRICT;

-- The article's text, compressed once; quotes are offsets into it.
CREATE TABLE body (
	id INTEGER PRIMARY KEY,
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
	bytes INTEGER NOT NULL,
	data BLOB NOT NULL -- zlib stream
) STRICT;

-- What one program version read in one capture of a document. The one with the
-- largest id is what the document says now.
CREATE TABLE doc_version (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES document (id),
	capture INTEGER NOT NULL REFERENCES capture (id),
	body INTEGER NOT NULL REFERENCES body (id),
	txn INTEGER NOT NULL REFERENCES txn (id),
	url TEXT,
	title TEXT,
	source TEXT,
	region_hint TEXT,
	published INTEGER, -- day
	published_how INTEGER NOT NULL,
	extractor TEXT NOT NULL,
	first_claim INTEGER NOT NULL, -- its claims are first_claim .. first_claim + claims - 1
	claims INTEGER NOT NULL
) STRICT;
CREATE INDEX doc_version_document ON doc_version (document);
CREATE INDEX doc_version_capture ON doc_version (capture);

CREATE TABLE region (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE, -- full name
	code INTEGER               -- of the gazetteer
) STRICT;

CREATE TABLE indicator (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;

-- Words that claims share: units, labels, rules, speakers.
CREATE TABLE term (
	id INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE claim (
	id INTEGER PRIMARY KEY,
	version INTEGER NOT NULL REFERENCES doc_version (id),
	year INTEGER NOT NULL, -- of the period's last day, else of its first; 0: undated
	region INTEGER REFERENCES region (id),
	indicator INTEGER REFERENCES indicator (id),
	measure INTEGER NOT NULL,
	modality INTEGER NOT NULL,
	value_mant INTEGER NOT NULL, -- value = mant / 10^scale
	value_scale INTEGER NOT NULL,
	unit INTEGER NOT NULL REFERENCES term (id),
	range_flags INTEGER NOT NULL, -- 1 low, 2 high, 4 low open, 8 high open, 16 low = value, 32 high = value
	lo_mant INTEGER,
	lo_scale INTEGER,
	hi_mant INTEGER,
	hi_scale INTEGER,
	bound INTEGER NOT NULL,
	basis INTEGER NOT NULL,
	basis_arg INTEGER, -- year:N, since:DAY
	from_mant INTEGER,
	from_scale INTEGER,
	period_start INTEGER, -- day
	period_end INTEGER,   -- the first day after
	period_kind INTEGER NOT NULL,
	confidence INTEGER NOT NULL,
	span_start INTEGER NOT NULL, -- bytes of the body's text
	span_bytes INTEGER NOT NULL,
	quote_start INTEGER NOT NULL,
	quote_bytes INTEGER NOT NULL,
	label INTEGER NOT NULL REFERENCES term (id),
	speaker INTEGER REFERENCES term (id),
	rule INTEGER NOT NULL REFERENCES term (id),
	inherited INTEGER NOT NULL
) STRICT;
-- The only index with random keys: year first, so that a year and the year
-- before it are two ranges.
CREATE INDEX claim_place ON claim (year, region, indicator);

-- One pass over the inbox. Every item ends in one named state.
CREATE TABLE run (
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
	CHECK (items = stored + duplicate + no_claims + rejected + deferred)
) STRICT;
