-- 办理统计: working days of the reply period used until delivery; a projection of the acts, as the columns beside it.
ALTER TABLE application ADD COLUMN days_used integer;

-- Only the law's clock can count them: cases delivered before get theirs from the job that replays every case.
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL AND EXISTS (SELECT 1 FROM application WHERE delivered_on IS NOT NULL) THEN
    PERFORM enqueue('applications.recompute', '{}', NULL, NULL, 'applications.recompute');
  END IF;
END $$;

-- What was looked up on the form and needed no application (see note-answered-by-public.ts), by day.
CREATE INDEX audit_answered_by_public ON audit_event (organ_id, at) WHERE type = 'application.answeredByPublic';

-- 大量频繁 (条例 35): the law sets no number; from how many on an office looks is its own setting.
CREATE TABLE application_setting (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  frequent_month integer NOT NULL CHECK (frequent_month BETWEEN 1 AND 1000),
  frequent_year  integer NOT NULL CHECK (frequent_year BETWEEN 1 AND 10000),
  PRIMARY KEY (organ_id)
);
COMMENT ON TABLE application_setting IS 'tenant';
ALTER TABLE application_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON application_setting USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT, UPDATE ON application_setting TO gongkai_app;
