-- A page may show again what it showed before: its version is then of an old capture, seen at a later moment.
ALTER TABLE doc_version ADD COLUMN captured INTEGER; -- moment: when these bytes were seen; NULL: as the capture says
