-- What follows from the evidence, and can be made anew from it at any time: kpid --rebuild.
-- kpid --verify derives it again and compares, so that no reference needs checking row by row.

-- What is known of one series in one period: a row for each value, rivals apart.
-- A series is (region, indicator, period kind, measure, basis, unit); it has no number
-- of its own, so that equal evidence gives equal rows in whatever order it came.
CREATE TABLE observation (
	year INTEGER NOT NULL, -- of the period, as in claim
	region INTEGER NOT NULL,
	indicator INTEGER NOT NULL,
	n INTEGER NOT NULL,  -- from 1: by period, kind, measure, basis, unit, rank
	period_start INTEGER, -- day
	period_end INTEGER,   -- the first day after
	period_kind INTEGER NOT NULL,
	measure INTEGER NOT NULL,
	basis INTEGER NOT NULL,
	basis_arg INTEGER,   -- year:N, since:DAY
	unit INTEGER NOT NULL,
	rank INTEGER NOT NULL, -- 1: last published; 2 and on: values that cannot be true together with it
	range_flags INTEGER NOT NULL, -- as in claim; 16 low = value, 32 high = value
	lo_mant INTEGER,
	lo_scale INTEGER,
	hi_mant INTEGER,
	hi_scale INTEGER,
	value_mant INTEGER NOT NULL, -- as the most exact source writes it
	value_scale INTEGER NOT NULL,
	bound INTEGER NOT NULL,
	approximate INTEGER NOT NULL, -- nothing but approximate words behind it
	sources INTEGER NOT NULL,     -- articles, verbatim reprints counted once
	copies INTEGER NOT NULL,      -- articles, reprints included
	first_published INTEGER,      -- day
	last_published INTEGER,
	claim INTEGER NOT NULL, -- the one cited first
	stated_as_earlier INTEGER NOT NULL, -- by the earlier level that this claim states, not by its value
	PRIMARY KEY (year, region, indicator, n)
) STRICT, WITHOUT ROWID;

-- Which years' claims state a level of another year: from 120 in 2017 to 100 in 2018.
CREATE TABLE stated (
	year INTEGER NOT NULL, -- of the level
	region INTEGER NOT NULL,
	indicator INTEGER NOT NULL,
	by_year INTEGER NOT NULL, -- of the claims
	PRIMARY KEY (year, region, indicator, by_year)
) STRICT, WITHOUT ROWID;

-- How far these tables are: one row.
CREATE TABLE derived (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	version INTEGER NOT NULL, -- article versions up to this one are in
	program TEXT NOT NULL     -- what derived them; another one begins anew
) STRICT;
INSERT INTO derived VALUES (1, 0, '');

-- Views for other programs. Numbers are text, with the digits as written; days are YYYY-MM-DD.
CREATE VIEW v_claim AS
SELECT
	c.id AS claim,
	d.ident AS document,
	v.url,
	v.title,
	v.source,
	date(v.published * 86400, 'unixepoch') AS published,
	c.version < (SELECT max(w.id) FROM doc_version w WHERE w.document = v.document) AS superseded,
	c.year,
	r.name AS region,
	r.code AS region_code,
	i.name AS indicator,
	l.text AS label,
	CASE c.measure WHEN 0 THEN 'level' WHEN 1 THEN 'change' ELSE 'rank' END AS measure,
	CASE c.modality WHEN 0 THEN 'actual' WHEN 1 THEN 'target' ELSE 'incident' END AS modality,
	CASE c.value_scale WHEN 0 THEN '' || c.value_mant ELSE substr('-', 1, c.value_mant < 0)
		|| substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), 1, length(printf('%0*d', c.value_scale + 1, abs(c.value_mant))) - c.value_scale)
		|| '.' || substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), -c.value_scale) END AS value,
	CASE WHEN c.range_flags & 16 THEN CASE c.value_scale WHEN 0 THEN '' || c.value_mant ELSE substr('-', 1, c.value_mant < 0)
		|| substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), 1, length(printf('%0*d', c.value_scale + 1, abs(c.value_mant))) - c.value_scale)
		|| '.' || substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), -c.value_scale) END
		WHEN c.range_flags & 1 THEN CASE c.lo_scale WHEN 0 THEN '' || c.lo_mant ELSE substr('-', 1, c.lo_mant < 0)
		|| substr(printf('%0*d', c.lo_scale + 1, abs(c.lo_mant)), 1, length(printf('%0*d', c.lo_scale + 1, abs(c.lo_mant))) - c.lo_scale)
		|| '.' || substr(printf('%0*d', c.lo_scale + 1, abs(c.lo_mant)), -c.lo_scale) END END AS low,
	c.range_flags & 4 <> 0 AS low_open,
	CASE WHEN c.range_flags & 32 THEN CASE c.value_scale WHEN 0 THEN '' || c.value_mant ELSE substr('-', 1, c.value_mant < 0)
		|| substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), 1, length(printf('%0*d', c.value_scale + 1, abs(c.value_mant))) - c.value_scale)
		|| '.' || substr(printf('%0*d', c.value_scale + 1, abs(c.value_mant)), -c.value_scale) END
		WHEN c.range_flags & 2 THEN CASE c.hi_scale WHEN 0 THEN '' || c.hi_mant ELSE substr('-', 1, c.hi_mant < 0)
		|| substr(printf('%0*d', c.hi_scale + 1, abs(c.hi_mant)), 1, length(printf('%0*d', c.hi_scale + 1, abs(c.hi_mant))) - c.hi_scale)
		|| '.' || substr(printf('%0*d', c.hi_scale + 1, abs(c.hi_mant)), -c.hi_scale) END END AS high,
	c.range_flags & 8 <> 0 AS high_open,
	CASE c.bound WHEN 0 THEN '=' WHEN 1 THEN '~' WHEN 2 THEN '>=' WHEN 3 THEN '>' WHEN 4 THEN '<=' WHEN 5 THEN '<' END AS bound,
	u.text AS unit,
	CASE c.basis WHEN 0 THEN 'none' WHEN 1 THEN 'unstated' WHEN 2 THEN 'yoy' WHEN 3 THEN 'prev'
		WHEN 4 THEN 'year:' || c.basis_arg ELSE 'since:' || date(c.basis_arg * 86400, 'unixepoch') END AS basis,
	CASE WHEN c.from_mant IS NOT NULL THEN CASE c.from_scale WHEN 0 THEN '' || c.from_mant ELSE substr('-', 1, c.from_mant < 0)
		|| substr(printf('%0*d', c.from_scale + 1, abs(c.from_mant)), 1, length(printf('%0*d', c.from_scale + 1, abs(c.from_mant))) - c.from_scale)
		|| '.' || substr(printf('%0*d', c.from_scale + 1, abs(c.from_mant)), -c.from_scale) END END AS earlier,
	CASE c.period_kind WHEN 0 THEN 'unknown' WHEN 1 THEN 'year' WHEN 2 THEN 'half' WHEN 3 THEN 'quarter' WHEN 4 THEN 'month' WHEN 5 THEN 'months' WHEN 6 THEN 'week' WHEN 7 THEN 'day' WHEN 8 THEN 'ytd' WHEN 9 THEN 'since' WHEN 10 THEN 'event' END AS period_kind,
	date(c.period_start * 86400, 'unixepoch') AS period_start,
	date((c.period_end - 1) * 86400, 'unixepoch') AS period_end,
	s.text AS speaker,
	c.confidence,
	c.span_start, c.span_bytes, c.quote_start, c.quote_bytes,
	c.version
FROM claim c
JOIN doc_version v ON v.id = c.version
JOIN document d ON d.id = v.document
JOIN term u ON u.id = c.unit
JOIN term l ON l.id = c.label
LEFT JOIN term s ON s.id = c.speaker
LEFT JOIN region r ON r.id = c.region
LEFT JOIN indicator i ON i.id = c.indicator;

CREATE VIEW v_observation AS
SELECT
	o.year,
	r.name AS region,
	r.code AS region_code,
	i.name AS indicator,
	CASE o.period_kind WHEN 0 THEN 'unknown' WHEN 1 THEN 'year' WHEN 2 THEN 'half' WHEN 3 THEN 'quarter' WHEN 4 THEN 'month' WHEN 5 THEN 'months' WHEN 6 THEN 'week' WHEN 7 THEN 'day' WHEN 8 THEN 'ytd' WHEN 9 THEN 'since' WHEN 10 THEN 'event' END AS period_kind,
	date(o.period_start * 86400, 'unixepoch') AS period_start,
	date((o.period_end - 1) * 86400, 'unixepoch') AS period_end,
	CASE o.measure WHEN 0 THEN 'level' ELSE 'change' END AS measure,
	CASE o.basis WHEN 0 THEN 'none' WHEN 1 THEN 'unstated' WHEN 2 THEN 'yoy' WHEN 3 THEN 'prev'
		WHEN 4 THEN 'year:' || o.basis_arg ELSE 'since:' || date(o.basis_arg * 86400, 'unixepoch') END AS basis,
	u.text AS unit,
	o.rank,
	CASE o.value_scale WHEN 0 THEN '' || o.value_mant ELSE substr('-', 1, o.value_mant < 0)
		|| substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), 1, length(printf('%0*d', o.value_scale + 1, abs(o.value_mant))) - o.value_scale)
		|| '.' || substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), -o.value_scale) END AS value,
	CASE WHEN o.range_flags & 16 THEN CASE o.value_scale WHEN 0 THEN '' || o.value_mant ELSE substr('-', 1, o.value_mant < 0)
		|| substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), 1, length(printf('%0*d', o.value_scale + 1, abs(o.value_mant))) - o.value_scale)
		|| '.' || substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), -o.value_scale) END
		WHEN o.range_flags & 1 THEN CASE o.lo_scale WHEN 0 THEN '' || o.lo_mant ELSE substr('-', 1, o.lo_mant < 0)
		|| substr(printf('%0*d', o.lo_scale + 1, abs(o.lo_mant)), 1, length(printf('%0*d', o.lo_scale + 1, abs(o.lo_mant))) - o.lo_scale)
		|| '.' || substr(printf('%0*d', o.lo_scale + 1, abs(o.lo_mant)), -o.lo_scale) END END AS low,
	o.range_flags & 4 <> 0 AS low_open,
	CASE WHEN o.range_flags & 32 THEN CASE o.value_scale WHEN 0 THEN '' || o.value_mant ELSE substr('-', 1, o.value_mant < 0)
		|| substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), 1, length(printf('%0*d', o.value_scale + 1, abs(o.value_mant))) - o.value_scale)
		|| '.' || substr(printf('%0*d', o.value_scale + 1, abs(o.value_mant)), -o.value_scale) END
		WHEN o.range_flags & 2 THEN CASE o.hi_scale WHEN 0 THEN '' || o.hi_mant ELSE substr('-', 1, o.hi_mant < 0)
		|| substr(printf('%0*d', o.hi_scale + 1, abs(o.hi_mant)), 1, length(printf('%0*d', o.hi_scale + 1, abs(o.hi_mant))) - o.hi_scale)
		|| '.' || substr(printf('%0*d', o.hi_scale + 1, abs(o.hi_mant)), -o.hi_scale) END END AS high,
	o.range_flags & 8 <> 0 AS high_open,
	CASE o.bound WHEN 0 THEN '=' WHEN 1 THEN '~' WHEN 2 THEN '>=' WHEN 3 THEN '>' WHEN 4 THEN '<=' WHEN 5 THEN '<' END AS bound,
	o.approximate,
	o.sources,
	o.copies,
	date(o.first_published * 86400, 'unixepoch') AS first_published,
	date(o.last_published * 86400, 'unixepoch') AS last_published,
	o.claim,
	o.stated_as_earlier
FROM observation o
JOIN region r ON r.id = o.region
JOIN indicator i ON i.id = o.indicator
JOIN term u ON u.id = o.unit;

-- The series that there are, and how much of each.
CREATE VIEW v_series AS
SELECT region, indicator, period_kind, measure, basis, unit,
	count(*) AS "values", min(year) AS first_year, max(year) AS last_year
FROM v_observation
GROUP BY 1, 2, 3, 4, 5, 6;
