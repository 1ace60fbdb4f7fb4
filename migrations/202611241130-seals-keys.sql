-- 电子印章: the picture an organ prints over its name, the SM2 keys it signs with, and what was signed.
CREATE TABLE organ_seal (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  version        integer NOT NULL CHECK (version > 0),
  effective_from date NOT NULL,
  -- null: from that day on letters bear none
  image_hash     text CHECK (image_hash ~ '^[0-9a-f]{64}$'),
  width_px       integer,
  height_px      integer,
  width_mm       integer CHECK (width_mm BETWEEN 10 AND 60),
  -- null: every kind
  kinds          jsonb,
  reason         text NOT NULL DEFAULT '',
  made_at        timestamptz NOT NULL,
  -- an administrator of the organ above is not among this organ's people: his name stands here
  person_id      uuid,
  person_name    text NOT NULL,
  PRIMARY KEY (organ_id, version),
  FOREIGN KEY (organ_id, image_hash) REFERENCES stored_file (organ_id, hash),
  CHECK ((image_hash IS NULL) = (width_mm IS NULL))
);
COMMENT ON TABLE organ_seal IS 'tenant';

CREATE TABLE signing_key (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  key_id         uuid NOT NULL,
  origin         text NOT NULL CHECK (origin IN ('generated','imported')),
  effective_from date NOT NULL,
  -- the point, uncompressed, and the SM3 of its SubjectPublicKeyInfo
  public_key     bytea NOT NULL,
  fingerprint    text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  certificate    text,
  sealed         jsonb NOT NULL,
  made_at        timestamptz NOT NULL,
  person_id      uuid,
  person_name    text NOT NULL,
  PRIMARY KEY (organ_id, key_id),
  UNIQUE (organ_id, fingerprint)
);
COMMENT ON TABLE signing_key IS 'tenant';
COMMENT ON COLUMN signing_key.sealed IS 'sealed:signingKey';

-- A key is taken out of use by an act of its own; what it signed before stays signed.
CREATE TABLE signing_key_withdrawal (
  organ_id    integer NOT NULL,
  key_id      uuid NOT NULL,
  at          timestamptz NOT NULL,
  reason      text NOT NULL,
  person_id   uuid,
  person_name text NOT NULL,
  PRIMARY KEY (organ_id, key_id),
  FOREIGN KEY (organ_id, key_id) REFERENCES signing_key (organ_id, key_id)
);
COMMENT ON TABLE signing_key_withdrawal IS 'tenant';

-- By the hash of the signed bytes, whatever document they are.
CREATE TABLE document_signature (
  organ_id  integer NOT NULL,
  file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  key_id    uuid NOT NULL,
  signature bytea NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (organ_id, file_hash),
  FOREIGN KEY (organ_id, key_id) REFERENCES signing_key (organ_id, key_id)
);
COMMENT ON TABLE document_signature IS 'tenant';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['organ_seal','signing_key','signing_key_withdrawal','document_signature'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO gongkai_app', t); -- append-only
  END LOOP;
END $$;
