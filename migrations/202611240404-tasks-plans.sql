-- 任务分解与考核: the year's plan with its tasks, indicators with scores, rectification, and the results reported in 年报 (条例 46, 50).

CREATE TABLE task_plan (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  plan_id     uuid NOT NULL,
  year        integer NOT NULL CHECK (year BETWEEN 2008 AND 2200),
  title       text NOT NULL,
  doc_number  text NOT NULL DEFAULT '',
  issued_on   date,
  cloned_from uuid,
  PRIMARY KEY (organ_id, plan_id)
);
COMMENT ON TABLE task_plan IS 'tenant';

CREATE TABLE task (
  organ_id      integer NOT NULL,
  task_id       uuid NOT NULL,
  plan_id       uuid NOT NULL,
  group_name    text NOT NULL,
  position      integer NOT NULL,
  title         text NOT NULL,
  requirement   text NOT NULL DEFAULT '',
  lead_unit_id  uuid,
  unit_ids      uuid[] NOT NULL DEFAULT '{}',
  -- a day, words (年底前), or 持续推进 where both are null
  deadline_on   date,
  deadline_text text,
  state         text NOT NULL CHECK (state IN ('open','done')),
  urged         integer NOT NULL DEFAULT 0,
  last_seq      integer NOT NULL,
  PRIMARY KEY (organ_id, task_id),
  FOREIGN KEY (organ_id, plan_id) REFERENCES task_plan (organ_id, plan_id),
  FOREIGN KEY (organ_id, lead_unit_id) REFERENCES unit (organ_id, unit_id),
  CHECK (deadline_on IS NULL OR deadline_text IS NULL)
);
COMMENT ON TABLE task IS 'tenant';
CREATE INDEX task_plan_position ON task (organ_id, plan_id, position);

CREATE TABLE task_act (
  organ_id    integer NOT NULL,
  task_id     uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('added','progress','urged','criticised','done','reopened')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  note        text NOT NULL DEFAULT '',
  -- 佐证材料 in stored_file
  file_hash   text,
  file_name   text,
  PRIMARY KEY (organ_id, task_id, seq),
  FOREIGN KEY (organ_id, task_id) REFERENCES task (organ_id, task_id)
);
COMMENT ON TABLE task_act IS 'tenant';

CREATE TABLE indicator (
  organ_id     integer NOT NULL,
  indicator_id uuid NOT NULL,
  plan_id      uuid NOT NULL,
  parent_id    uuid,
  position     integer NOT NULL,
  name         text NOT NULL,
  -- hundredths of a point; 0 for a heading
  weight       integer NOT NULL CHECK (weight BETWEEN 0 AND 100000),
  rule         text NOT NULL DEFAULT '',
  sampling     text NOT NULL DEFAULT '',
  computed     text CHECK (computed IN ('timelyReplies','guidesComplete','tasksDone','visitsSettled')),
  PRIMARY KEY (organ_id, indicator_id),
  FOREIGN KEY (organ_id, plan_id) REFERENCES task_plan (organ_id, plan_id),
  FOREIGN KEY (organ_id, parent_id) REFERENCES indicator (organ_id, indicator_id)
);
COMMENT ON TABLE indicator IS 'tenant';

CREATE TABLE indicator_score (
  organ_id     integer NOT NULL,
  indicator_id uuid NOT NULL,
  seq          integer NOT NULL,
  score        integer NOT NULL CHECK (score >= 0),
  reason       text NOT NULL DEFAULT '',
  recorded_at  timestamptz NOT NULL,
  person_id    uuid,
  PRIMARY KEY (organ_id, indicator_id, seq),
  FOREIGN KEY (organ_id, indicator_id) REFERENCES indicator (organ_id, indicator_id)
);
COMMENT ON TABLE indicator_score IS 'tenant';

CREATE TABLE rectification (
  organ_id         integer NOT NULL REFERENCES organ (organ_id),
  rectification_id uuid NOT NULL,
  year             integer NOT NULL,
  -- an assessment, the annual report's section five, or the supervisor
  source           text NOT NULL CHECK (source IN ('assessment','annualReport','supervision')),
  problem          text NOT NULL,
  measure          text NOT NULL DEFAULT '',
  unit_id          uuid,
  due_on           date,
  done_on          date,
  result           text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, rectification_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id),
  CHECK ((done_on IS NULL) OR result <> '')
);
COMMENT ON TABLE rectification IS 'tenant';

CREATE TABLE appraisal_result (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  year        integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('assessment','socialAppraisal','accountability')),
  seq         integer NOT NULL,
  result      text NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  PRIMARY KEY (organ_id, year, kind, seq)
);
COMMENT ON TABLE appraisal_result IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['task_plan','task','task_act','indicator','indicator_score','rectification','appraisal_result'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON task_plan, task, rectification TO gongkai_app;
GRANT SELECT, INSERT ON task_act, indicator, indicator_score, appraisal_result TO gongkai_app; -- append-only
