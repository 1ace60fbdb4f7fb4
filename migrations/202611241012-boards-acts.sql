-- 公开栏 and 张贴 are changed, closed and put back by acts that keep what stood before.

ALTER TABLE posting ADD COLUMN changed_on date;
-- registered by mistake: not counted
ALTER TABLE posting ADD COLUMN voided_on date;

CREATE TABLE board_act (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  subject     text NOT NULL CHECK (subject IN ('board','posting')),
  subject_id  uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('changed','closed','reopened','corrected','removed','restored','voided')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  note        text NOT NULL DEFAULT '',
  -- what the act took the place of, {changes: {field: {from, to}}}
  data        jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organ_id, subject, subject_id, seq)
);
COMMENT ON TABLE board_act IS 'tenant';
ALTER TABLE board_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON board_act USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT ON board_act TO gongkai_app;
