-- A reply on its way by e-mail: one row for each time it was asked for (the number of that act). Written before the mail
-- server is spoken to, so that a process that dies in between leaves a question for the clerk, never a second letter.
CREATE TABLE reply_mail (
  organ_id       integer NOT NULL,
  letter_id      uuid NOT NULL,
  attempt        integer NOT NULL,
  application_id uuid NOT NULL,
  message_id     text NOT NULL,
  state          text NOT NULL CHECK (state IN ('waiting','sending','sent','unsure','refused')),
  changed_at     timestamptz NOT NULL,
  problem        text,
  PRIMARY KEY (organ_id, letter_id, attempt),
  FOREIGN KEY (organ_id, letter_id) REFERENCES letter (organ_id, letter_id)
);
COMMENT ON TABLE reply_mail IS 'tenant';
ALTER TABLE reply_mail ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON reply_mail USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()));
GRANT SELECT, INSERT, UPDATE ON reply_mail TO gongkai_app;
