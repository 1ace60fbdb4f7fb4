-- 依申请公开: the case with its projections, its acts (the record), letters with their versions, files, reminders,
-- saved views, petitions (条例 41, 44). The acts are append-only; every projected column is rebuilt from them.

CREATE TABLE application_counter (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  scope    text NOT NULL,
  year     integer NOT NULL,
  last     integer NOT NULL,
  PRIMARY KEY (organ_id, scope, year)
);
COMMENT ON TABLE application_counter IS 'tenant';

CREATE TABLE application (
  organ_id          integer NOT NULL REFERENCES organ (organ_id),
  application_id    uuid NOT NULL,
  number            text NOT NULL,
  channel           text NOT NULL CHECK (channel IN ('counter','oral','mailSigned','ordinaryMail','fax','online')),
  applicant_column  text NOT NULL CHECK (applicant_column IN ('naturalPerson','business','research','socialOrg','legalService','otherOrg')),
  -- one envelope a field, see PERSONAL_FIELDS
  sealed            jsonb NOT NULL,
  masked_name       text NOT NULL,
  identity_hash     bytea NOT NULL,
  name_hash         bytea NOT NULL,
  info_name         text NOT NULL DEFAULT '',
  doc_number        text NOT NULL DEFAULT '',
  content           text NOT NULL,
  corrected_content text,
  reasons           text,
  form_wanted       text NOT NULL,
  way_wanted        text NOT NULL,
  help              text NOT NULL DEFAULT '',
  intake_hash       bytea NOT NULL,
  query_hash        bytea,
  receipt_hash      bytea,
  phone_hash        bytea,
  submitted_on      date NOT NULL,
  created_at        timestamptz NOT NULL,
  parent_id         uuid,
  -- projections of application_act
  stage             text NOT NULL,
  closed            boolean NOT NULL,
  counted           boolean NOT NULL,
  unverified        boolean NOT NULL DEFAULT false,
  restricted        boolean NOT NULL DEFAULT false,
  unit_id           uuid,
  assignee_id       uuid,
  received_on       date,
  due_on            date,
  due_provisional   boolean NOT NULL DEFAULT false,
  waiting_for       text,
  wait_until        date,
  outcome           text,
  report_row        text,
  decided_on        date,
  mailed_on         date,
  signed_on         date,
  delivered_on      date,
  in_time           boolean,
  withdrawn_on      date,
  archived_on       date,
  urged             integer NOT NULL DEFAULT 0,
  last_seq          integer NOT NULL,
  PRIMARY KEY (organ_id, application_id),
  UNIQUE (organ_id, number),
  UNIQUE (organ_id, intake_hash),
  CHECK (decided_on IS NULL OR received_on IS NULL OR decided_on >= received_on),
  CHECK ((decided_on IS NULL) = (report_row IS NULL))
);
COMMENT ON TABLE application IS 'tenant';
-- open cases of one organ are few: this one serves every view of the work-list; each further index slows intake
CREATE INDEX application_due ON application (organ_id, closed, due_on, application_id);
CREATE INDEX application_identity ON application (organ_id, identity_hash, received_on);
-- 表三: read from the index alone
CREATE INDEX application_report ON application (organ_id, received_on, decided_on, report_row, applicant_column) WHERE counted;

CREATE TABLE application_act (
  organ_id       integer NOT NULL,
  application_id uuid NOT NULL,
  seq            integer NOT NULL CHECK (seq > 0),
  kind           text NOT NULL,
  act_on         date NOT NULL,
  recorded_at    timestamptz NOT NULL,
  person_id      uuid,
  role           text,
  data           jsonb NOT NULL,
  article        text NOT NULL,
  evidence       text,
  PRIMARY KEY (organ_id, application_id, seq),
  FOREIGN KEY (organ_id, application_id) REFERENCES application (organ_id, application_id)
);
COMMENT ON TABLE application_act IS 'tenant';

CREATE TABLE application_file (
  organ_id       integer NOT NULL,
  application_id uuid NOT NULL,
  hash           text NOT NULL,
  use            text NOT NULL CHECK (use IN ('identity','original','proxy','evidence','other')),
  name           text NOT NULL,
  added_at       timestamptz NOT NULL,
  person_id      uuid,
  PRIMARY KEY (organ_id, application_id, hash),
  FOREIGN KEY (organ_id, application_id) REFERENCES application (organ_id, application_id),
  FOREIGN KEY (organ_id, hash) REFERENCES stored_file (organ_id, hash)
);
COMMENT ON TABLE application_file IS 'tenant';

CREATE TABLE letter (
  organ_id       integer NOT NULL,
  letter_id      uuid NOT NULL,
  application_id uuid NOT NULL,
  kind           text NOT NULL,
  number         text,
  state          text NOT NULL CHECK (state IN ('draft','reviewed','sent')),
  version        integer NOT NULL,
  outcome        text,
  made_on        date NOT NULL,
  sent_on        date,
  pdf_hash       text,
  docx_hash      text,
  problem        text,
  download_until date,
  PRIMARY KEY (organ_id, letter_id),
  UNIQUE (organ_id, number),
  FOREIGN KEY (organ_id, application_id) REFERENCES application (organ_id, application_id)
);
COMMENT ON TABLE letter IS 'tenant';
CREATE INDEX letter_of_application ON letter (organ_id, application_id);

-- Every version as it stood, sealed: it names the applicant. What was sent is the last one and is kept for ever.
CREATE TABLE letter_version (
  organ_id  integer NOT NULL,
  letter_id uuid NOT NULL,
  version   integer NOT NULL,
  made_at   timestamptz NOT NULL,
  person_id uuid,
  sealed    jsonb NOT NULL,
  PRIMARY KEY (organ_id, letter_id, version),
  FOREIGN KEY (organ_id, letter_id) REFERENCES letter (organ_id, letter_id)
);
COMMENT ON TABLE letter_version IS 'tenant';

CREATE TABLE application_reminder (
  organ_id       integer NOT NULL,
  reminder_id    uuid NOT NULL,
  application_id uuid NOT NULL,
  kind           text NOT NULL,
  -- the day the reminder is about: a due day, the end of a wait; with kind and person it makes the reminder once only
  about          date NOT NULL,
  person_id      uuid,
  made_on        date NOT NULL,
  dismissed_at   timestamptz,
  -- no foreign key: ten thousand are made at once when the calendar changes, cases are never deleted, and a session that
  -- planned the check while the table was empty would read it whole for each
  PRIMARY KEY (organ_id, reminder_id)
);
COMMENT ON TABLE application_reminder IS 'tenant';
CREATE UNIQUE INDEX application_reminder_once ON application_reminder
  (organ_id, application_id, kind, about, coalesce(person_id, '00000000-0000-0000-0000-000000000000'));
CREATE INDEX application_reminder_open ON application_reminder (organ_id, made_on) WHERE dismissed_at IS NULL;

CREATE TABLE application_view (
  organ_id  integer NOT NULL REFERENCES organ (organ_id),
  view_id   uuid NOT NULL,
  person_id uuid NOT NULL,
  name      text NOT NULL,
  query     jsonb NOT NULL,
  PRIMARY KEY (organ_id, view_id)
);
COMMENT ON TABLE application_view IS 'tenant';

CREATE TABLE petition (
  organ_id         integer NOT NULL REFERENCES organ (organ_id),
  petition_id      uuid NOT NULL,
  number           text NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('amendment','suggestion')),
  applicant_column text NOT NULL,
  sealed           jsonb NOT NULL,
  masked_name      text NOT NULL,
  content          text NOT NULL,
  intake_hash      bytea NOT NULL,
  submitted_on     date NOT NULL,
  result           text,
  answer           text,
  answered_on      date,
  person_id        uuid,
  PRIMARY KEY (organ_id, petition_id),
  UNIQUE (organ_id, number),
  UNIQUE (organ_id, intake_hash)
);
COMMENT ON TABLE petition IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['application_counter','application','application_act','application_file','letter',
                           'letter_version','application_reminder','application_view','petition'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON application_counter, application, letter, application_reminder, petition TO gongkai_app;
GRANT SELECT, INSERT ON application_act, application_file, letter_version TO gongkai_app; -- append-only
GRANT SELECT, INSERT, DELETE ON application_view TO gongkai_app;
