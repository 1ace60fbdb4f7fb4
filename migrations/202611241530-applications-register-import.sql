-- One row for each old register that was imported: what came of it, so that a wrong one can be taken back as a whole.
CREATE TABLE register_import (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  import_id      uuid NOT NULL,
  file_hash      text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  file_name      text NOT NULL,
  cases          integer NOT NULL CHECK (cases > 0),
  -- its last line in the sheet: the cases are found again by their intake keys, which count lines
  last_line      integer NOT NULL,
  imported_at    timestamptz NOT NULL,
  imported_on    date NOT NULL,
  person_id      uuid NOT NULL,
  revoked_on     date,
  revoked_by     uuid,
  revoked_reason text,
  PRIMARY KEY (organ_id, import_id),
  UNIQUE (organ_id, file_hash),
  CHECK ((revoked_on IS NULL) = (revoked_by IS NULL) AND (revoked_on IS NULL) = (revoked_reason IS NULL))
);
COMMENT ON TABLE register_import IS 'tenant';
ALTER TABLE register_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON register_import USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT, UPDATE ON register_import TO gongkai_app;
