-- 任务、指标、整改 are changed and closed by acts: adjusted, dropped, reported with evidence, accepted, returned, corrected.

ALTER TABLE task DROP CONSTRAINT task_state_check;
ALTER TABLE task ADD CONSTRAINT task_state_check CHECK (state IN ('open','done','dropped'));
ALTER TABLE task_act DROP CONSTRAINT task_act_kind_check;
ALTER TABLE task_act ADD CONSTRAINT task_act_kind_check CHECK (kind IN ('added','progress','urged','criticised','done','reopened','adjusted','dropped'));
ALTER TABLE task_act ADD COLUMN data jsonb NOT NULL DEFAULT '{}';

ALTER TABLE indicator ADD COLUMN retired_on date;
GRANT UPDATE ON indicator TO gongkai_app;

ALTER TABLE rectification ADD COLUMN stage text NOT NULL DEFAULT 'open' CHECK (stage IN ('open','reported','accepted','withdrawn'));
ALTER TABLE rectification ADD COLUMN reported_by uuid;
ALTER TABLE rectification ADD COLUMN last_seq integer NOT NULL DEFAULT 0;
-- what was finished before there was an acceptance stands as it stood
UPDATE rectification SET stage = 'accepted' WHERE done_on IS NOT NULL;

-- acts on plans, indicators and rectifications, append-only
CREATE TABLE assessment_act (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  subject     text NOT NULL CHECK (subject IN ('plan','indicator','rectification')),
  subject_id  uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL,
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  note        text NOT NULL DEFAULT '',
  -- what the act took the place of, {changes: {field: {from, to}}}
  data        jsonb NOT NULL DEFAULT '{}',
  file_hash   text,
  file_name   text,
  PRIMARY KEY (organ_id, subject, subject_id, seq),
  FOREIGN KEY (organ_id, file_hash) REFERENCES stored_file (organ_id, hash)
);
COMMENT ON TABLE assessment_act IS 'tenant';
ALTER TABLE assessment_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON assessment_act USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT ON assessment_act TO gongkai_app;
