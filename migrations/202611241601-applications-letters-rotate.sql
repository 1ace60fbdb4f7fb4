-- rotate-key finds what it has to seal anew by this comment; letters, which name the applicant, were left with the old key.
COMMENT ON COLUMN letter_version.sealed IS 'sealed:letter';
