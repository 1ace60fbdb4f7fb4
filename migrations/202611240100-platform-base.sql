-- The base of every installation: organs, people, sessions, audit, jobs, files. Kinds of table are said in comments
-- (tenant, reference, local) for a distributed engine; parents come first.

CREATE FUNCTION visible_organs() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('gongkai.organs', true), ''), '{}')::integer[] $$;

CREATE TABLE organ (
  organ_id   integer PRIMARY KEY,
  code       text NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9-]{1,31}$'),
  name       text NOT NULL,
  short_name text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('province','city','district','department','street','town')),
  parent_id  integer REFERENCES organ (organ_id),
  -- ancestors from the root down to this organ, itself included: the subtree of X is path @> '{X}'
  path       integer[] NOT NULL,
  settings   jsonb NOT NULL DEFAULT '{}',
  sort       integer NOT NULL DEFAULT 0
);
COMMENT ON TABLE organ IS 'reference';
CREATE INDEX organ_path ON organ USING gin (path);
CREATE SEQUENCE organ_id_seq AS integer;

CREATE TABLE unit (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  unit_id  uuid NOT NULL,
  name     text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('department','community')),
  duty     text NOT NULL DEFAULT '',
  sort     integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organ_id, unit_id)
);
COMMENT ON TABLE unit IS 'tenant';

CREATE TABLE person (
  organ_id   integer NOT NULL REFERENCES organ (organ_id),
  person_id  uuid NOT NULL,
  name       text NOT NULL,
  title      text NOT NULL DEFAULT '',
  left_on    date,
  PRIMARY KEY (organ_id, person_id)
);
COMMENT ON TABLE person IS 'tenant';

CREATE TABLE person_role (
  organ_id  integer NOT NULL,
  person_id uuid NOT NULL,
  role      text NOT NULL CHECK (role IN ('clerk','reviewer','head','secrecy','signer','liaison','supervisor','administrator')),
  PRIMARY KEY (organ_id, person_id, role),
  FOREIGN KEY (organ_id, person_id) REFERENCES person (organ_id, person_id)
);
COMMENT ON TABLE person_role IS 'tenant';

-- 分管 (leader) or 联络 (liaison): the units a person answers for
CREATE TABLE person_unit (
  organ_id  integer NOT NULL,
  person_id uuid NOT NULL,
  unit_id   uuid NOT NULL,
  relation  text NOT NULL CHECK (relation IN ('leads','liaison')),
  PRIMARY KEY (organ_id, person_id, unit_id, relation),
  FOREIGN KEY (organ_id, person_id) REFERENCES person (organ_id, person_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id)
);
COMMENT ON TABLE person_unit IS 'tenant';

CREATE TABLE account (
  username       text PRIMARY KEY CHECK (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  person_id      uuid NOT NULL,
  password_hash  text NOT NULL,
  failures       integer NOT NULL DEFAULT 0,
  locked_until   timestamptz,
  disabled       boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE account IS 'local';

CREATE TABLE session (
  token_hash   bytea PRIMARY KEY,
  username     text NOT NULL REFERENCES account (username),
  csrf_token   text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL
);
COMMENT ON TABLE session IS 'local';
CREATE INDEX session_last_seen ON session (last_seen_at);

CREATE UNLOGGED TABLE rate_window (
  bucket   text NOT NULL,
  started  timestamptz NOT NULL,
  hits     integer NOT NULL,
  PRIMARY KEY (bucket)
);
COMMENT ON TABLE rate_window IS 'local';

CREATE TABLE installation (
  only_one        boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  kind            text NOT NULL CHECK (kind IN ('new','demo')),
  clock_offset    integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE installation IS 'local';

-- An administrator's changes to the calendar: a local rest day, and the arrangement of a year once it is published
CREATE TABLE calendar_override (
  day      date PRIMARY KEY,
  kind     text NOT NULL CHECK (kind IN ('rest','work')),
  name     text NOT NULL,
  source   jsonb NOT NULL,
  made_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE calendar_override IS 'reference';
CREATE TABLE calendar_arrangement (
  year        integer PRIMARY KEY,
  arrangement jsonb NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE calendar_arrangement IS 'reference';

CREATE TABLE audit_head (
  organ_id integer PRIMARY KEY REFERENCES organ (organ_id),
  seq      bigint NOT NULL,
  hash     bytea NOT NULL
);
COMMENT ON TABLE audit_head IS 'tenant';

CREATE TABLE audit_event (
  organ_id  integer NOT NULL REFERENCES organ (organ_id),
  seq       bigint NOT NULL,
  at        timestamptz NOT NULL,
  actor     jsonb NOT NULL,
  type      text NOT NULL,
  subject   text NOT NULL,
  data      jsonb NOT NULL,
  algorithm text NOT NULL CHECK (algorithm IN ('sha256','sm3')),
  hash      bytea NOT NULL,
  PRIMARY KEY (organ_id, seq)
);
COMMENT ON TABLE audit_event IS 'tenant';
CREATE INDEX audit_event_subject ON audit_event (organ_id, subject);

-- Originals: bytes are in the file store under their SHA-256; this says what they are. Public files are listed apart.
CREATE TABLE stored_file (
  organ_id   integer NOT NULL REFERENCES organ (organ_id),
  hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  name       text NOT NULL,
  media_type text NOT NULL,
  size       bigint NOT NULL,
  stored_at  timestamptz NOT NULL,
  PRIMARY KEY (organ_id, hash)
);
COMMENT ON TABLE stored_file IS 'tenant';

-- What a citizen or clerk has typed and not yet sent: sealed, found by an HttpOnly cookie, kept seven days
CREATE TABLE draft (
  token_hash bytea NOT NULL,
  form       text NOT NULL,
  sealed     jsonb NOT NULL,
  saved_at   timestamptz NOT NULL,
  PRIMARY KEY (token_hash, form)
);
COMMENT ON TABLE draft IS 'local';
CREATE INDEX draft_saved ON draft (saved_at);

-- Jobs are queued in the caller's transaction. graphile_worker.add_job refuses the web role, hence the definer.
CREATE FUNCTION enqueue(task text, payload text, organ integer, run_at timestamptz, job_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    task,
    json_build_object('organId', organ, 'payload', payload::json),
    run_at => run_at,
    job_key => job_key,
    max_attempts => 12);
END $$;
REVOKE ALL ON FUNCTION enqueue(text, text, integer, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue(text, text, integer, timestamptz, text) TO gongkai_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['unit','person','person_role','person_unit','audit_head','audit_event','stored_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;

GRANT SELECT ON organ, calendar_override, calendar_arrangement, installation, schema_migration TO gongkai_app;
GRANT INSERT, UPDATE ON organ, calendar_override, calendar_arrangement, installation TO gongkai_app;
GRANT DELETE ON calendar_override, calendar_arrangement TO gongkai_app;
GRANT USAGE ON SEQUENCE organ_id_seq TO gongkai_app;
GRANT SELECT, INSERT, UPDATE ON unit, person TO gongkai_app;
GRANT SELECT, INSERT, DELETE ON person_role, person_unit TO gongkai_app;
GRANT SELECT, INSERT, UPDATE ON account, audit_head TO gongkai_app;
GRANT SELECT, INSERT ON audit_event, stored_file TO gongkai_app; -- append-only: no update, no delete
GRANT SELECT, INSERT, UPDATE, DELETE ON session, rate_window, draft TO gongkai_app;
