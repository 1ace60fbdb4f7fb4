-- The small sum before submitting is good for one form: which one its token came with. The same form sent again finds
-- itself; another form with the same token is looked at by a person. Of no organ, swept daily.
CREATE TABLE challenge_used (
  token_hash bytea PRIMARY KEY,
  used_for   bytea NOT NULL,
  expires    timestamptz NOT NULL
);
COMMENT ON TABLE challenge_used IS 'local';
CREATE INDEX challenge_used_expires ON challenge_used (expires);
GRANT SELECT, INSERT, UPDATE, DELETE ON challenge_used TO gongkai_app;
