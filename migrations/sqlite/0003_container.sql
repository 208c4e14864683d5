-- Bytes that came in a container are kept there only: which of its members holds them, and at which record.
ALTER TABLE capture ADD COLUMN archive_member TEXT;    -- path in an archive, parts of archives in archives after !/
ALTER TABLE capture ADD COLUMN archive_offset INTEGER; -- of a web archive's record, in bytes
