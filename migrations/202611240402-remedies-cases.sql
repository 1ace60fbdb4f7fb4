-- 行政复议与行政诉讼: the case with its projections, its acts append-only.

CREATE TABLE remedy (
  organ_id           integer NOT NULL REFERENCES organ (organ_id),
  remedy_id          uuid NOT NULL,
  kind               text NOT NULL CHECK (kind IN ('review','suit')),
  after_review       boolean NOT NULL DEFAULT false,
  -- the review this suit follows, where it is in this register
  review_id          uuid,
  role               text NOT NULL CHECK (role IN ('respondent','reviewOrgan','thirdParty')),
  -- 复议机关 or court
  authority          text NOT NULL,
  case_number        text NOT NULL DEFAULT '',
  application_id     uuid,
  application_number text NOT NULL DEFAULT '',
  -- the reply attacked, for 复议前置 (复议法 23): its outcome and day
  disputed_outcome   text,
  disputed_on        date,
  party              jsonb NOT NULL,
  masked_party       text NOT NULL,
  filed_on           date NOT NULL,
  -- projections of remedy_act
  stage              text NOT NULL CHECK (stage IN ('filed','answering','answered','suspended','appealed','closed')),
  outcome            text,
  closed_on          date,
  column_override    text CHECK (column_override IN ('upheld','corrected','other')),
  due_kind           text,
  due_on             date,
  due_provisional    boolean NOT NULL DEFAULT false,
  review_first       boolean NOT NULL DEFAULT false,
  last_seq           integer NOT NULL,
  PRIMARY KEY (organ_id, remedy_id),
  FOREIGN KEY (organ_id, review_id) REFERENCES remedy (organ_id, remedy_id),
  CHECK (closed_on IS NULL OR closed_on >= filed_on),
  CHECK ((closed_on IS NULL) = (outcome IS NULL)),
  CHECK (kind = 'suit' OR NOT after_review)
);
COMMENT ON TABLE remedy IS 'tenant';
COMMENT ON COLUMN remedy.party IS 'sealed:remedyParty';
CREATE INDEX remedy_due ON remedy (organ_id, due_on) WHERE due_on IS NOT NULL;
CREATE INDEX remedy_filed ON remedy (organ_id, filed_on DESC, remedy_id);
CREATE INDEX remedy_year ON remedy (filed_on);

CREATE TABLE remedy_act (
  organ_id    integer NOT NULL,
  remedy_id   uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('filed','copyReceived','answered','extended','suspended','resumed',
    'heard','judged','appealed','closed','overridden','redoOrdered','redone','corrected')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  reason      text NOT NULL DEFAULT '',
  data        jsonb NOT NULL DEFAULT '{}',
  evidence    text,
  PRIMARY KEY (organ_id, remedy_id, seq),
  FOREIGN KEY (organ_id, remedy_id) REFERENCES remedy (organ_id, remedy_id),
  CHECK (kind NOT IN ('overridden','corrected') OR reason <> '')
);
COMMENT ON TABLE remedy_act IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['remedy','remedy_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON remedy TO gongkai_app;
GRANT SELECT, INSERT ON remedy_act TO gongkai_app; -- append-only
