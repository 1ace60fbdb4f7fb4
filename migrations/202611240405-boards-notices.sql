-- 公开栏、电子屏、展板、查阅点 with what was posted (条例 25); 移送档案馆、图书馆; 工作群通知 with receipts; 培训 (条例 48).

CREATE TABLE board (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  board_id    uuid NOT NULL,
  name        text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('column','screen','panel','readingPoint')),
  place       text NOT NULL DEFAULT '',
  size        text NOT NULL DEFAULT '',
  unit_id     uuid,
  rotate_days integer NOT NULL DEFAULT 30 CHECK (rotate_days BETWEEN 1 AND 3650),
  closed_on   date,
  PRIMARY KEY (organ_id, board_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id)
);
COMMENT ON TABLE board IS 'tenant';

CREATE TABLE posting (
  organ_id      integer NOT NULL,
  posting_id    uuid NOT NULL,
  board_id      uuid NOT NULL,
  title         text NOT NULL,
  body          text NOT NULL DEFAULT '',
  posted_on     date NOT NULL,
  until_on      date NOT NULL,
  posted_by     uuid,
  photo_hash    text,
  removed_on    date,
  removed_by    uuid,
  -- where the removed material is kept
  removed_note  text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, posting_id),
  FOREIGN KEY (organ_id, board_id) REFERENCES board (organ_id, board_id),
  CHECK (until_on >= posted_on),
  CHECK (removed_on IS NULL OR removed_on >= posted_on)
);
COMMENT ON TABLE posting IS 'tenant';
CREATE INDEX posting_until ON posting (organ_id, until_on) WHERE removed_on IS NULL;
CREATE INDEX posting_board ON posting (organ_id, board_id, posted_on DESC);

CREATE TABLE transfer (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  transfer_id uuid NOT NULL,
  place       text NOT NULL CHECK (place IN ('archive','library','readingPoint')),
  receiver    text NOT NULL,
  sent_on     date NOT NULL,
  items       jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  PRIMARY KEY (organ_id, transfer_id)
);
COMMENT ON TABLE transfer IS 'tenant';

CREATE TABLE work_notice (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  notice_id   uuid NOT NULL,
  title       text NOT NULL,
  body        text NOT NULL,
  sent_on     date NOT NULL,
  -- empty: all units
  unit_ids    uuid[] NOT NULL DEFAULT '{}',
  needs_reply boolean NOT NULL,
  due_on      date,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  PRIMARY KEY (organ_id, notice_id)
);
COMMENT ON TABLE work_notice IS 'tenant';

CREATE TABLE notice_receipt (
  organ_id    integer NOT NULL,
  notice_id   uuid NOT NULL,
  person_id   uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('read','acknowledged')),
  recorded_at timestamptz NOT NULL,
  note        text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, notice_id, person_id, kind),
  FOREIGN KEY (organ_id, notice_id) REFERENCES work_notice (organ_id, notice_id),
  FOREIGN KEY (organ_id, person_id) REFERENCES person (organ_id, person_id)
);
COMMENT ON TABLE notice_receipt IS 'tenant';

CREATE TABLE training (
  organ_id    integer NOT NULL REFERENCES organ (organ_id),
  training_id uuid NOT NULL,
  title       text NOT NULL,
  held_on     date NOT NULL,
  way         text NOT NULL CHECK (way IN ('meeting','online','group')),
  content     text NOT NULL DEFAULT '',
  trainees    integer NOT NULL CHECK (trainees BETWEEN 1 AND 100000),
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  PRIMARY KEY (organ_id, training_id)
);
COMMENT ON TABLE training IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['board','posting','transfer','work_notice','notice_receipt','training'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON board, posting TO gongkai_app;
GRANT SELECT, INSERT ON transfer, work_notice, notice_receipt, training TO gongkai_app; -- append-only
