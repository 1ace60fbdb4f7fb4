-- 来访登记 (信访工作条例) and 公众咨询: personal data sealed, what happened append-only.

CREATE TABLE visit (
  organ_id           integer NOT NULL REFERENCES organ (organ_id),
  visit_id           uuid NOT NULL,
  number             text NOT NULL,
  source             text NOT NULL CHECK (source IN ('visit','letter','phone','online','forwarded','application')),
  kind               text NOT NULL CHECK (kind IN ('consult','suggestion','complaint','accusation','other')),
  received_on        date NOT NULL,
  place              text NOT NULL DEFAULT '',
  people             integer NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 10000),
  visitor            jsonb NOT NULL,
  masked_name        text NOT NULL,
  matter             text NOT NULL,
  unit_id            uuid,
  receiver           text NOT NULL DEFAULT '',
  application_number text NOT NULL DEFAULT '',
  -- 检举控告: only the head and who registered it see it (信访工作条例 30)
  restricted         boolean NOT NULL DEFAULT false,
  registered_by      uuid,
  stage              text NOT NULL CHECK (stage IN ('received','accepted','closed')),
  due_kind           text,
  due_on             date,
  due_provisional    boolean NOT NULL DEFAULT false,
  closed_on          date,
  last_seq           integer NOT NULL,
  PRIMARY KEY (organ_id, visit_id),
  UNIQUE (organ_id, number),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id),
  CHECK (closed_on IS NULL OR closed_on >= received_on)
);
COMMENT ON TABLE visit IS 'tenant';
COMMENT ON COLUMN visit.visitor IS 'sealed:visitor';
CREATE INDEX visit_received ON visit (organ_id, received_on DESC, visit_id);
CREATE INDEX visit_due ON visit (organ_id, due_on) WHERE due_on IS NOT NULL;

CREATE TABLE visit_act (
  organ_id    integer NOT NULL,
  visit_id    uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('registered','answeredOnSpot','accepted','notAccepted','objected','transferred','toApplication','extended','answered','closed','reviewed')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  note        text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, visit_id, seq),
  FOREIGN KEY (organ_id, visit_id) REFERENCES visit (organ_id, visit_id)
);
COMMENT ON TABLE visit_act IS 'tenant';

CREATE TABLE visit_counter (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  scope    text NOT NULL CHECK (scope IN ('visit','consult')),
  year     integer NOT NULL,
  last     integer NOT NULL,
  PRIMARY KEY (organ_id, scope, year)
);
COMMENT ON TABLE visit_counter IS 'tenant';

CREATE TABLE consultation (
  organ_id        integer NOT NULL REFERENCES organ (organ_id),
  consultation_id uuid NOT NULL,
  number          text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('question','suggestion','siteError')),
  topic           text NOT NULL,
  -- as asked: a person may have written about themselves
  question        jsonb NOT NULL,
  contact         jsonb,
  intake_hash     bytea NOT NULL,
  code_hash       bytea NOT NULL,
  received_on     date NOT NULL,
  -- over the rate limit: kept apart and looked through, never dropped
  held            boolean NOT NULL DEFAULT false,
  stage           text NOT NULL CHECK (stage IN ('waiting','drafted','answered','closed')),
  due_on          date NOT NULL,
  unit_id         uuid,
  -- the question as it may be published, and the answer
  public_question text NOT NULL DEFAULT '',
  answer          text NOT NULL DEFAULT '',
  drafted_by      uuid,
  answered_on     date,
  published       boolean NOT NULL DEFAULT false,
  last_seq        integer NOT NULL,
  PRIMARY KEY (organ_id, consultation_id),
  UNIQUE (organ_id, number),
  UNIQUE (organ_id, intake_hash),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id)
);
COMMENT ON TABLE consultation IS 'tenant';
COMMENT ON COLUMN consultation.question IS 'sealed:consultQuestion';
COMMENT ON COLUMN consultation.contact IS 'sealed:consultContact';
CREATE INDEX consultation_stage ON consultation (organ_id, stage, due_on);
CREATE INDEX consultation_code ON consultation (organ_id, code_hash);

CREATE TABLE consultation_act (
  organ_id        integer NOT NULL,
  consultation_id uuid NOT NULL,
  seq             integer NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('received','released','assigned','drafted','returned','answered','published','withdrawn','closed')),
  act_on          date NOT NULL,
  recorded_at     timestamptz NOT NULL,
  person_id       uuid,
  note            text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, consultation_id, seq),
  FOREIGN KEY (organ_id, consultation_id) REFERENCES consultation (organ_id, consultation_id)
);
COMMENT ON TABLE consultation_act IS 'tenant';

-- The public store: answers published, no row-level security
CREATE TABLE public_answer (
  organ_id        integer NOT NULL REFERENCES organ (organ_id),
  consultation_id uuid NOT NULL,
  topic           text NOT NULL,
  question        text NOT NULL,
  answer          text NOT NULL,
  asked_on        date NOT NULL,
  answered_on     date NOT NULL,
  PRIMARY KEY (organ_id, consultation_id)
);
COMMENT ON TABLE public_answer IS 'tenant';
CREATE INDEX public_answer_day ON public_answer (organ_id, answered_on DESC, consultation_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['visit','visit_act','visit_counter','consultation','consultation_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON visit, visit_counter, consultation TO gongkai_app;
GRANT SELECT, INSERT ON visit_act, consultation_act TO gongkai_app; -- append-only
GRANT SELECT, INSERT, UPDATE, DELETE ON public_answer TO gongkai_app;
