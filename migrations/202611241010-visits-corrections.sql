-- 更正、撤销、作废 of 来访登记 and 公众咨询 are acts of their own: what stood before is kept beside them.

ALTER TABLE visit DROP CONSTRAINT visit_stage_check;
ALTER TABLE visit ADD CONSTRAINT visit_stage_check CHECK (stage IN ('received','accepted','closed','voided'));

ALTER TABLE visit_act DROP CONSTRAINT visit_act_kind_check;
ALTER TABLE visit_act ADD CONSTRAINT visit_act_kind_check CHECK (kind IN ('registered','answeredOnSpot','accepted','notAccepted','objected','transferred','toApplication','extended','answered','closed','reviewed','corrected','undone','voided'));
-- changes of the facts, {field: {from, to}}; of the visitor only which fields, their values stay sealed
ALTER TABLE visit_act ADD COLUMN data jsonb NOT NULL DEFAULT '{}';
ALTER TABLE visit_act ADD COLUMN was_visitor jsonb;
COMMENT ON COLUMN visit_act.was_visitor IS 'sealed:visitor';

ALTER TABLE consultation_act DROP CONSTRAINT consultation_act_kind_check;
ALTER TABLE consultation_act ADD CONSTRAINT consultation_act_kind_check CHECK (kind IN ('received','released','assigned','drafted','returned','answered','published','withdrawn','closed','amended','corrected'));
-- the answer, question or heading that the act took the place of
ALTER TABLE consultation_act ADD COLUMN data jsonb NOT NULL DEFAULT '{}';
