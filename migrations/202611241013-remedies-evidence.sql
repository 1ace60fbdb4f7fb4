-- 证据材料 of a review or suit: every change is one more version, so that nothing handed in is lost.

CREATE TABLE remedy_evidence (
  organ_id    integer NOT NULL,
  remedy_id   uuid NOT NULL,
  evidence_id uuid NOT NULL,
  version     integer NOT NULL,
  -- evidence and 规范性文件 handed in; papers filed and papers received, kept with the case
  role        text NOT NULL CHECK (role IN ('evidence','basis','filed','received')),
  position    integer NOT NULL CHECK (position BETWEEN 1 AND 999),
  name        text NOT NULL,
  proves      text NOT NULL DEFAULT '',
  source      text NOT NULL DEFAULT '',
  pages       integer CHECK (pages BETWEEN 1 AND 9999),
  original    boolean NOT NULL DEFAULT false,
  file_hash   text,
  file_name   text,
  withdrawn   boolean NOT NULL DEFAULT false,
  reason      text NOT NULL DEFAULT '',
  recorded_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  PRIMARY KEY (organ_id, remedy_id, evidence_id, version),
  FOREIGN KEY (organ_id, remedy_id) REFERENCES remedy (organ_id, remedy_id),
  FOREIGN KEY (organ_id, file_hash) REFERENCES stored_file (organ_id, hash),
  CHECK (version = 1 OR reason <> '')
);
COMMENT ON TABLE remedy_evidence IS 'tenant';
ALTER TABLE remedy_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON remedy_evidence USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT ON remedy_evidence TO gongkai_app; -- append-only
