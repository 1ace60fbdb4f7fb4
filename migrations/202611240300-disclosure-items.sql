-- 主动公开: the item with its working copy and projections, its frozen versions and its acts (append-only), and apart
-- from them the public store: what the portal, feeds, search and the public API show, public rows only.

CREATE TABLE disclosure_setting (
  organ_id         integer PRIMARY KEY REFERENCES organ (organ_id),
  index_rule       text NOT NULL,
  three_reviews    boolean NOT NULL DEFAULT false,
  categories       text[] NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE disclosure_setting IS 'tenant';

CREATE TABLE disclosure_counter (
  organ_id integer NOT NULL REFERENCES organ (organ_id),
  year     integer NOT NULL,
  last     integer NOT NULL,
  PRIMARY KEY (organ_id, year)
);
COMMENT ON TABLE disclosure_counter IS 'tenant';

CREATE TABLE disclosure_item (
  organ_id          integer NOT NULL REFERENCES organ (organ_id),
  item_id           uuid NOT NULL,
  unit_id           uuid,
  -- the working copy (ItemContent); what was submitted is frozen in disclosure_version
  content           jsonb NOT NULL,
  -- counts the saves, so that two people do not overwrite each other
  revision          integer NOT NULL DEFAULT 1,
  editors           uuid[] NOT NULL,
  index_edited      boolean NOT NULL DEFAULT false,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  -- of the working copy, for lists
  title             text NOT NULL,
  index_number      text NOT NULL,
  doc_number        text NOT NULL DEFAULT '',
  clause            text NOT NULL,
  kind              text NOT NULL,
  attribute         text NOT NULL CHECK (attribute IN ('proactive','onRequest','withheld')),
  formed_on         date NOT NULL,
  due_on            date,
  due_provisional   boolean NOT NULL DEFAULT false,
  title_grams       tsvector NOT NULL,
  body_grams        tsvector NOT NULL,
  search_title      text NOT NULL,
  search_body       text NOT NULL,
  -- projections of disclosure_act
  stage             text NOT NULL CHECK (stage IN ('draft','review','secrecy','referred','cleared','published','settled','refused','withdrawn','discarded')),
  standing          text NOT NULL CHECK (standing IN ('never','public','withdrawn')),
  version           integer NOT NULL,
  published_version integer,
  published_on      date,
  updated_on        date,
  acts              integer NOT NULL,
  PRIMARY KEY (organ_id, item_id),
  UNIQUE (organ_id, index_number)
);
COMMENT ON TABLE disclosure_item IS 'tenant';
CREATE INDEX disclosure_item_stage ON disclosure_item (organ_id, stage, due_on);
CREATE INDEX disclosure_item_updated ON disclosure_item (organ_id, updated_at DESC);
CREATE INDEX disclosure_item_title ON disclosure_item USING gin (title_grams);
CREATE INDEX disclosure_item_body ON disclosure_item USING gin (body_grams);

CREATE TABLE disclosure_version (
  organ_id integer NOT NULL,
  item_id  uuid NOT NULL,
  version  integer NOT NULL,
  content  jsonb NOT NULL,
  made_at  timestamptz NOT NULL,
  PRIMARY KEY (organ_id, item_id, version),
  FOREIGN KEY (organ_id, item_id) REFERENCES disclosure_item (organ_id, item_id)
);
COMMENT ON TABLE disclosure_version IS 'tenant';

CREATE TABLE disclosure_act (
  organ_id    integer NOT NULL,
  item_id     uuid NOT NULL,
  seq         integer NOT NULL,
  act         text NOT NULL,
  "on"        date NOT NULL,
  at          timestamptz NOT NULL,
  -- null: done by the program (a document that expired)
  person_id   uuid,
  person_name text NOT NULL,
  data        jsonb NOT NULL,
  PRIMARY KEY (organ_id, item_id, seq),
  FOREIGN KEY (organ_id, item_id) REFERENCES disclosure_item (organ_id, item_id)
);
COMMENT ON TABLE disclosure_act IS 'tenant';

-- The public store. Public rows only, therefore without row-level security: its search operators are not leakproof
-- and would lose their indexes under it.
CREATE TABLE public_item (
  organ_id       integer NOT NULL REFERENCES organ (organ_id),
  item_id        uuid NOT NULL,
  version        integer NOT NULL,
  title          text NOT NULL,
  index_number   text NOT NULL,
  doc_number     text NOT NULL,
  issuer         text NOT NULL,
  source         text NOT NULL,
  clause         text NOT NULL,
  topic          text NOT NULL,
  category       text NOT NULL,
  kind           text NOT NULL,
  keywords       text[] NOT NULL,
  formed_on      date NOT NULL,
  effective_on   date,
  expires_on     date,
  published_on   date NOT NULL,
  updated_on     date,
  published_at   timestamptz NOT NULL,
  validity       text NOT NULL CHECK (validity IN ('valid','amended','expired','repealed')),
  validity_since date,
  validity_note  text NOT NULL DEFAULT '',
  summary        text NOT NULL,
  body_html      text NOT NULL,
  body_text      text NOT NULL,
  interprets     uuid,
  title_grams    tsvector NOT NULL,
  body_grams     tsvector NOT NULL,
  title_words    tsvector NOT NULL,
  search_title   text NOT NULL,
  search_body    text NOT NULL,
  search_number  text NOT NULL,
  PRIMARY KEY (organ_id, item_id)
);
COMMENT ON TABLE public_item IS 'tenant';
CREATE INDEX public_item_newest ON public_item (published_on DESC, item_id DESC);
CREATE INDEX public_item_organ ON public_item (organ_id, published_on DESC, item_id DESC);
CREATE INDEX public_item_clause ON public_item (organ_id, clause, published_on DESC);
CREATE INDEX public_item_kind ON public_item (organ_id, kind, published_on DESC);
CREATE INDEX public_item_interprets ON public_item (organ_id, interprets) WHERE interprets IS NOT NULL;
CREATE INDEX public_item_exact ON public_item (search_title);
CREATE INDEX public_item_number ON public_item (search_number);
CREATE INDEX public_item_index ON public_item (index_number);
CREATE INDEX public_item_title ON public_item USING gin (title_grams);
CREATE INDEX public_item_body ON public_item USING gin (body_grams);
CREATE INDEX public_item_words ON public_item USING gin (title_words);
CREATE INDEX public_item_id ON public_item (item_id);

CREATE TABLE public_file (
  organ_id   integer NOT NULL,
  item_id    uuid NOT NULL,
  hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  name       text NOT NULL,
  media_type text NOT NULL,
  size       bigint NOT NULL,
  sort       integer NOT NULL,
  PRIMARY KEY (organ_id, item_id, hash),
  FOREIGN KEY (organ_id, item_id) REFERENCES public_item (organ_id, item_id)
);
COMMENT ON TABLE public_file IS 'tenant';
CREATE INDEX public_file_hash ON public_file (hash);

-- What stays of a withdrawn item: that it was there, when and why it went. Its title only where that may stay.
CREATE TABLE public_tombstone (
  organ_id     integer NOT NULL REFERENCES organ (organ_id),
  item_id      uuid NOT NULL,
  index_number text NOT NULL,
  title        text,
  published_on date NOT NULL,
  withdrawn_on date NOT NULL,
  ground       text NOT NULL,
  reason       text NOT NULL,
  file_hashes  text[] NOT NULL,
  PRIMARY KEY (organ_id, item_id)
);
COMMENT ON TABLE public_tombstone IS 'tenant';
CREATE INDEX public_tombstone_id ON public_tombstone (item_id);
CREATE INDEX public_tombstone_files ON public_tombstone USING gin (file_hashes);

-- 条例 12: the guide says when it was revised and what the organ adds to its statutory contents
CREATE TABLE public_disclosure_guide (
  organ_id   integer PRIMARY KEY REFERENCES organ (organ_id),
  revised_on date NOT NULL,
  note       text NOT NULL DEFAULT ''
);
COMMENT ON TABLE public_disclosure_guide IS 'tenant';

-- Desk search. Under row-level security the text operators would ignore their indexes, so the function runs as the
-- owner and says itself which organs: those asked for, and of them only those the session may see.
CREATE FUNCTION disclosure_search(organs integer[], grams tsquery, phrases text[], row_limit integer)
RETURNS TABLE (organ_id integer, item_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.organ_id, i.item_id FROM disclosure_item i
  WHERE i.organ_id = ANY (organs) AND i.organ_id = ANY (visible_organs())
    AND (i.title_grams @@ grams OR i.body_grams @@ grams)
    AND (SELECT bool_and(strpos(i.search_title, p) > 0 OR strpos(i.search_body, p) > 0) FROM unnest(phrases) AS p)
  ORDER BY i.updated_at DESC, i.item_id
  LIMIT least(row_limit, 1001)
$$;
REVOKE ALL ON FUNCTION disclosure_search(integer[], tsquery, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION disclosure_search(integer[], tsquery, text[], integer) TO gongkai_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['disclosure_setting','disclosure_counter','disclosure_item','disclosure_version','disclosure_act'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY seen ON %I USING (organ_id = ANY (visible_organs())) WITH CHECK (organ_id = ANY (visible_organs()))', t);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON disclosure_setting, disclosure_counter, disclosure_item TO gongkai_app;
GRANT SELECT, INSERT ON disclosure_version, disclosure_act TO gongkai_app; -- append-only: no update, no delete
GRANT SELECT, INSERT, UPDATE, DELETE ON public_item, public_file, public_tombstone, public_disclosure_guide TO gongkai_app;
