-- The annual report at work: what was done to it (append-only), what was filed (locked), what is public.

CREATE TABLE annual_report (
  organ_id     integer NOT NULL REFERENCES organ (organ_id),
  year         integer NOT NULL CHECK (year BETWEEN 2008 AND 2200),
  -- 1, and one more for every correction of a published report
  version      integer NOT NULL CHECK (version BETWEEN 1 AND 1000),
  form         text NOT NULL CHECK (form IN ('2019','2021')),
  -- imported: filed elsewhere or on paper, entered as it was
  source       text NOT NULL CHECK (source IN ('records','imported')),
  -- projections of annual_report_act
  state        text NOT NULL CHECK (state IN ('draft','submitted','reviewed','filed','published')),
  filed_on     date,
  filed_hash   text,
  published_on date,
  returned     boolean NOT NULL DEFAULT false,
  last_seq     integer NOT NULL,
  PRIMARY KEY (organ_id, year, version),
  CHECK ((filed_on IS NULL) = (filed_hash IS NULL)),
  CHECK (state NOT IN ('filed','published') OR filed_on IS NOT NULL)
);
COMMENT ON TABLE annual_report IS 'tenant';
CREATE INDEX annual_report_year ON annual_report (year, organ_id, version);

CREATE TABLE annual_report_act (
  organ_id    integer NOT NULL,
  year        integer NOT NULL,
  version     integer NOT NULL,
  seq         integer NOT NULL CHECK (seq > 0),
  kind        text NOT NULL,
  act_on      date NOT NULL,
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  person_name text NOT NULL,
  data        jsonb NOT NULL,
  PRIMARY KEY (organ_id, year, version, seq),
  FOREIGN KEY (organ_id, year, version) REFERENCES annual_report (organ_id, year, version)
);
COMMENT ON TABLE annual_report_act IS 'tenant';

-- A filed report to the byte: the hash is that of the text
CREATE TABLE annual_report_snapshot (
  organ_id integer NOT NULL,
  year     integer NOT NULL,
  version  integer NOT NULL,
  hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  filed_on date NOT NULL,
  content  text NOT NULL,
  PRIMARY KEY (organ_id, year, version, hash),
  FOREIGN KEY (organ_id, year, version) REFERENCES annual_report (organ_id, year, version)
);
COMMENT ON TABLE annual_report_snapshot IS 'tenant';

-- The records gave other figures after filing: an event, told once for every set of differences
CREATE TABLE annual_report_difference (
  organ_id integer NOT NULL,
  year     integer NOT NULL,
  version  integer NOT NULL,
  hash     text NOT NULL,
  found_on date NOT NULL,
  cells    jsonb NOT NULL,
  PRIMARY KEY (organ_id, year, version, hash),
  FOREIGN KEY (organ_id, year, version) REFERENCES annual_report (organ_id, year, version)
);
COMMENT ON TABLE annual_report_difference IS 'tenant';

-- What section 五 promised for the year after
CREATE TABLE annual_report_improvement (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  year           integer NOT NULL,
  improvement_id uuid NOT NULL,
  position       integer NOT NULL,
  text           text NOT NULL,
  status         text NOT NULL DEFAULT 'notStarted' CHECK (status IN ('notStarted','ongoing','done')),
  note           text NOT NULL DEFAULT '',
  -- the task of the task area that carries it out
  task_id        uuid,
  PRIMARY KEY (organ_id, year, improvement_id)
);
COMMENT ON TABLE annual_report_improvement IS 'tenant';

-- A supervisor's dates for the organs below it; without one the dates of 条例49 hold
CREATE TABLE annual_report_deadline (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  year     integer NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('province','city','district','department','street','town')),
  due_on   date NOT NULL,
  basis    text NOT NULL,
  PRIMARY KEY (organ_id, year, kind)
);
COMMENT ON TABLE annual_report_deadline IS 'tenant';

CREATE TABLE annual_report_reminder (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  year     integer NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('soon','late','asked')),
  made_on  date NOT NULL,
  due_on   date NOT NULL,
  text     text NOT NULL,
  by_name  text NOT NULL,
  PRIMARY KEY (organ_id, year, kind, made_on)
);
COMMENT ON TABLE annual_report_reminder IS 'tenant';

-- The public store: what the portal shows, every published version
CREATE TABLE public_report (
  organ_id     integer NOT NULL,
  year         integer NOT NULL,
  version      integer NOT NULL,
  current      boolean NOT NULL,
  published_on date NOT NULL,
  public_note  text NOT NULL DEFAULT '',
  hash         text NOT NULL,
  content      text NOT NULL,
  PRIMARY KEY (organ_id, year, version)
);
COMMENT ON TABLE public_report IS 'tenant';
CREATE INDEX public_report_year ON public_report (year DESC, organ_id) WHERE current;

CREATE TABLE public_report_file (
  organ_id   integer NOT NULL,
  year       integer NOT NULL,
  version    integer NOT NULL,
  -- report.pdf, report.docx, report.xlsx, chart-results.svg …
  name       text NOT NULL,
  media_type text NOT NULL,
  hash       text NOT NULL,
  size       integer NOT NULL,
  alt        text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, year, version, name),
  FOREIGN KEY (organ_id, year, version) REFERENCES public_report (organ_id, year, version)
);
COMMENT ON TABLE public_report_file IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['annual_report','annual_report_act','annual_report_snapshot','annual_report_difference',
                           'annual_report_improvement','annual_report_deadline','annual_report_reminder'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON annual_report, annual_report_improvement TO gongkai_app;
GRANT SELECT, INSERT ON annual_report_act, annual_report_snapshot, annual_report_difference, annual_report_reminder TO gongkai_app; -- append-only
GRANT SELECT, INSERT, UPDATE, DELETE ON annual_report_deadline TO gongkai_app;
GRANT SELECT, INSERT, UPDATE ON public_report, public_report_file TO gongkai_app;
