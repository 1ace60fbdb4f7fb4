-- 办事指南: a matter (其他对外管理服务事项, or a licence) with the versions of its guide, what was handled under it, and
-- the public copy the portal shows.

CREATE TABLE service_guide (
  organ_id          integer NOT NULL REFERENCES organ (organ_id),
  guide_id          uuid NOT NULL,
  -- row of 表二 the matter counts in
  row_key           text NOT NULL DEFAULT 'otherServices' CHECK (row_key IN ('otherServices','licensing')),
  name              text NOT NULL,
  category          text NOT NULL,
  unit_id           uuid,
  valid_from        date NOT NULL,
  valid_to          date,
  version           integer NOT NULL,
  published_version integer,
  sort              integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organ_id, guide_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE service_guide IS 'tenant';

CREATE TABLE guide_version (
  organ_id integer NOT NULL,
  guide_id uuid NOT NULL,
  version  integer NOT NULL,
  content  jsonb NOT NULL,
  made_at  timestamptz NOT NULL,
  made_by  uuid,
  note     text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, guide_id, version),
  FOREIGN KEY (organ_id, guide_id) REFERENCES service_guide (organ_id, guide_id)
);
COMMENT ON TABLE guide_version IS 'tenant';

CREATE TABLE guide_act (
  organ_id    integer NOT NULL,
  guide_id    uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('created','revised','published','returned','withdrawn','ended','resumed')),
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  reason      text NOT NULL DEFAULT '',
  data        jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (organ_id, guide_id, seq),
  FOREIGN KEY (organ_id, guide_id) REFERENCES service_guide (organ_id, guide_id)
);
COMMENT ON TABLE guide_act IS 'tenant';

CREATE TABLE handled_record (
  organ_id   integer NOT NULL REFERENCES organ (organ_id),
  record_id  uuid NOT NULL,
  guide_id   uuid NOT NULL,
  handled_on date NOT NULL,
  count      integer NOT NULL CHECK (count BETWEEN 1 AND 100000),
  channel    text NOT NULL CHECK (channel IN ('counter','online','phone','home','community')),
  unit_id    uuid,
  result     text NOT NULL CHECK (result IN ('done','refused','forwarded')),
  -- never a person: the number of a form or a remark
  note       text NOT NULL DEFAULT '',
  withdrawn  boolean NOT NULL DEFAULT false,
  last_seq   integer NOT NULL,
  PRIMARY KEY (organ_id, record_id),
  FOREIGN KEY (organ_id, guide_id) REFERENCES service_guide (organ_id, guide_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id)
);
COMMENT ON TABLE handled_record IS 'tenant';
CREATE INDEX handled_record_day ON handled_record (organ_id, handled_on DESC, record_id);
CREATE INDEX handled_record_guide ON handled_record (organ_id, guide_id, handled_on);
CREATE INDEX handled_record_year ON handled_record (handled_on);

CREATE TABLE handled_act (
  organ_id    integer NOT NULL,
  record_id   uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('entered','corrected','withdrawn')),
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  reason      text NOT NULL DEFAULT '',
  data        jsonb NOT NULL,
  PRIMARY KEY (organ_id, record_id, seq),
  FOREIGN KEY (organ_id, record_id) REFERENCES handled_record (organ_id, record_id),
  CHECK (kind = 'entered' OR reason <> '')
);
COMMENT ON TABLE handled_act IS 'tenant';

-- The public store: published versions only, no row-level security
CREATE TABLE public_guide (
  organ_id     integer NOT NULL REFERENCES organ (organ_id),
  guide_id     uuid NOT NULL,
  name         text NOT NULL,
  category     text NOT NULL,
  unit_name    text NOT NULL DEFAULT '',
  valid_from   date NOT NULL,
  valid_to     date,
  version      integer NOT NULL,
  published_on date NOT NULL,
  content      jsonb NOT NULL,
  sort         integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organ_id, guide_id)
);
COMMENT ON TABLE public_guide IS 'tenant';
CREATE INDEX public_guide_category ON public_guide (category, organ_id, sort);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['service_guide','guide_version','guide_act','handled_record','handled_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON service_guide, handled_record TO gongkai_app;
GRANT SELECT, INSERT ON guide_version, guide_act, handled_act TO gongkai_app; -- append-only
GRANT SELECT, INSERT, UPDATE, DELETE ON public_guide TO gongkai_app;
