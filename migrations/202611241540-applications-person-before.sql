-- What stood of an applicant before an act corrected it: sealed as it was, kept with the act, never overwritten.
CREATE TABLE application_person_before (
  organ_id       integer NOT NULL,
  application_id uuid NOT NULL,
  seq            integer NOT NULL,
  sealed         jsonb NOT NULL,
  PRIMARY KEY (organ_id, application_id, seq),
  FOREIGN KEY (organ_id, application_id, seq) REFERENCES application_act (organ_id, application_id, seq)
);
COMMENT ON TABLE application_person_before IS 'tenant';
ALTER TABLE application_person_before ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON application_person_before USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT ON application_person_before TO gongkai_app;
