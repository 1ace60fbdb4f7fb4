-- Reports of other organs, or of one's own, read from a file and checked: what was read, what was found, what a person
-- corrected. Nothing is deleted; a report leaves the list by an act.

CREATE TABLE checked_report (
  organ_id      integer NOT NULL REFERENCES organ (organ_id),
  check_id      uuid NOT NULL,
  file_hash     text NOT NULL,
  file_name     text NOT NULL,
  -- what the reader read, as it read it; corrections are acts
  reading       jsonb NOT NULL,
  printed_organ text,
  printed_year  integer,
  form          text NOT NULL CHECK (form IN ('2019','2021')),
  kept_on       date NOT NULL,
  kept_at       timestamptz NOT NULL,
  kept_by       text NOT NULL,
  -- projections of checked_report_act and of the checks
  previous_id   uuid,
  withdrawn     boolean NOT NULL DEFAULT false,
  findings      jsonb NOT NULL,
  cells_read    integer NOT NULL,
  cells_unread  integer NOT NULL,
  errors        integer NOT NULL,
  warnings      integer NOT NULL,
  infos         integer NOT NULL,
  last_seq      integer NOT NULL,
  PRIMARY KEY (organ_id, check_id),
  FOREIGN KEY (organ_id, file_hash) REFERENCES stored_file (organ_id, hash),
  FOREIGN KEY (organ_id, previous_id) REFERENCES checked_report (organ_id, check_id),
  CHECK (previous_id <> check_id)
);
COMMENT ON TABLE checked_report IS 'tenant';
CREATE INDEX checked_report_year ON checked_report (organ_id, printed_year DESC, printed_organ);
-- The same file is kept once for as long as it is in the list
CREATE UNIQUE INDEX checked_report_file ON checked_report (organ_id, file_hash) WHERE NOT withdrawn;
CREATE INDEX checked_report_previous ON checked_report (organ_id, previous_id) WHERE previous_id IS NOT NULL;

CREATE TABLE checked_report_act (
  organ_id    integer NOT NULL,
  check_id    uuid NOT NULL,
  seq         integer NOT NULL CHECK (seq > 0),
  kind        text NOT NULL CHECK (kind IN ('kept','corrected','correctionWithdrawn','previousChosen','withdrawn','restored')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  person_name text NOT NULL,
  data        jsonb NOT NULL,
  PRIMARY KEY (organ_id, check_id, seq),
  FOREIGN KEY (organ_id, check_id) REFERENCES checked_report (organ_id, check_id)
);
COMMENT ON TABLE checked_report_act IS 'tenant';

-- Of the root organ: whether the portal offers the check of one file. No row: it does.
CREATE TABLE report_check_setting (
  organ_id    integer PRIMARY KEY REFERENCES organ (organ_id),
  public_page boolean NOT NULL,
  changed_at  timestamptz NOT NULL,
  changed_by  text NOT NULL
);
COMMENT ON TABLE report_check_setting IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['checked_report','checked_report_act','report_check_setting'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON checked_report TO gongkai_app;
GRANT UPDATE (previous_id, withdrawn, findings, cells_read, cells_unread, errors, warnings, infos, last_seq) ON checked_report TO gongkai_app;
GRANT SELECT, INSERT ON checked_report_act TO gongkai_app; -- append-only
GRANT SELECT, INSERT, UPDATE ON report_check_setting TO gongkai_app;
