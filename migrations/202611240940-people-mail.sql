-- Where a person of the office is written to, and whether the daily list of cases is sent there.
CREATE TABLE person_mail (
  organ_id   integer NOT NULL,
  person_id  uuid NOT NULL,
  -- an envelope (platform/keys.ts): an address is never stored in clear
  sealed     jsonb NOT NULL,
  digest     boolean NOT NULL,
  -- the last day a list was queued for: one a day, however often the job runs
  digest_on  date,
  PRIMARY KEY (organ_id, person_id),
  FOREIGN KEY (organ_id, person_id) REFERENCES person (organ_id, person_id)
);
COMMENT ON TABLE person_mail IS 'tenant';
ALTER TABLE person_mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON person_mail USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT, UPDATE, DELETE ON person_mail TO gongkai_app;
