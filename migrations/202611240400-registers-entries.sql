-- The registers behind 表二 of the annual report. What is entered stays entered: a correction is a further act with its
-- reason; the entry is the projection of its acts. A closed year (per unit, or for the whole organ) takes no entries.

CREATE TABLE register_entry (
  organ_id     integer NOT NULL REFERENCES organ (organ_id),
  entry_id     uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('document','item','decision','feeReceipt','purchase')),
  row_key      text NOT NULL CHECK (row_key IN ('regulations','normativeDocuments','licensing','otherServices','penalties','coercion','fees','procurement')),
  name         text NOT NULL,
  number       text NOT NULL DEFAULT '',
  -- the matter a decision or receipt belongs to
  item_id      uuid,
  -- made, in force from, decided, received or bought on
  happened_on  date NOT NULL,
  published_on date,
  -- repealed or cancelled on: no longer in force on that day
  ended_on     date,
  count        integer NOT NULL DEFAULT 1 CHECK (count BETWEEN 1 AND 1000000),
  fen          bigint CHECK (fen BETWEEN 0 AND 9007199254740991),
  unit_id      uuid,
  withdrawn    boolean NOT NULL DEFAULT false,
  last_seq     integer NOT NULL,
  PRIMARY KEY (organ_id, entry_id),
  FOREIGN KEY (organ_id, unit_id) REFERENCES unit (organ_id, unit_id),
  FOREIGN KEY (organ_id, item_id) REFERENCES register_entry (organ_id, entry_id),
  CHECK (published_on IS NULL OR published_on >= happened_on),
  CHECK (ended_on IS NULL OR ended_on >= happened_on),
  CHECK ((fen IS NOT NULL) = (kind IN ('feeReceipt','purchase'))),
  CHECK (kind = 'decision' OR count = 1),
  CHECK (CASE kind
    WHEN 'document' THEN row_key IN ('regulations','normativeDocuments')
    WHEN 'item' THEN row_key IN ('licensing','penalties','coercion','fees')
    WHEN 'decision' THEN row_key IN ('licensing','penalties','coercion')
    WHEN 'feeReceipt' THEN row_key = 'fees'
    ELSE row_key = 'procurement' END)
);
COMMENT ON TABLE register_entry IS 'tenant';
CREATE INDEX register_entry_row ON register_entry (organ_id, row_key, happened_on DESC, entry_id);
CREATE INDEX register_entry_year ON register_entry (happened_on);

CREATE TABLE register_act (
  organ_id    integer NOT NULL,
  entry_id    uuid NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('entered','corrected','withdrawn')),
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  reason      text NOT NULL DEFAULT '',
  -- the entry as it is after this act
  data        jsonb NOT NULL,
  PRIMARY KEY (organ_id, entry_id, seq),
  FOREIGN KEY (organ_id, entry_id) REFERENCES register_entry (organ_id, entry_id),
  CHECK (kind = 'entered' OR reason <> '')
);
COMMENT ON TABLE register_act IS 'tenant';

-- One row a year and unit (`organ` for the whole organ): entries hold it shared, closing holds it alone
CREATE TABLE register_year (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  year     integer NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  scope    text NOT NULL,
  closed   boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organ_id, year, scope)
);
COMMENT ON TABLE register_year IS 'tenant';

CREATE TABLE register_year_act (
  organ_id    integer NOT NULL,
  year        integer NOT NULL,
  scope       text NOT NULL,
  seq         integer NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('closed','reopened')),
  recorded_at timestamptz NOT NULL,
  person_id   uuid,
  reason      text NOT NULL DEFAULT '',
  PRIMARY KEY (organ_id, year, scope, seq),
  FOREIGN KEY (organ_id, year, scope) REFERENCES register_year (organ_id, year, scope),
  CHECK (kind = 'closed' OR reason <> '')
);
COMMENT ON TABLE register_year_act IS 'tenant';

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['register_entry','register_act','register_year','register_year_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON register_entry, register_year TO gongkai_app;
GRANT SELECT, INSERT ON register_act, register_year_act TO gongkai_app; -- append-only
