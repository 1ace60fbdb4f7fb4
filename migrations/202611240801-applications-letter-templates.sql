-- Letters as an administrator words them, by kind and day; what was sent stays with its letter (letter_version).
CREATE TABLE letter_template (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  kind           text NOT NULL,
  version        integer NOT NULL CHECK (version > 0),
  effective_from date NOT NULL,
  -- null: from that day on the template of the organ above, else the built-in one, holds again
  blocks         jsonb,
  made_at        timestamptz NOT NULL,
  -- an administrator of the organ above is not among this organ's people: his name stands here
  person_id      uuid NOT NULL,
  person_name    text NOT NULL,
  PRIMARY KEY (organ_id, kind, version)
);
COMMENT ON TABLE letter_template IS 'tenant';

ALTER TABLE letter_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON letter_template USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
-- a template holds no data of any case, and the organs below use it
CREATE POLICY used_below ON letter_template FOR SELECT USING (true);
GRANT SELECT, INSERT ON letter_template TO gongkai_app; -- append-only

-- The code printed on a letter, hashed; by it the portal says which letter it is and what its PDF hashes to.
ALTER TABLE letter ADD COLUMN verify_hash bytea;
CREATE UNIQUE INDEX letter_verify ON letter (organ_id, verify_hash) WHERE verify_hash IS NOT NULL;
CREATE INDEX letter_pdf ON letter (organ_id, pdf_hash) WHERE pdf_hash IS NOT NULL;
