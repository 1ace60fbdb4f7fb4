-- A letter of a past case is printed only when somebody takes it, and then kept: until then there is no PDF of it, and no
-- job that will make one. Live letters are printed by a job.
ALTER TABLE letter ADD COLUMN on_demand boolean NOT NULL DEFAULT false;

UPDATE letter SET on_demand = true
WHERE state = 'sent' AND pdf_hash IS NULL AND paper IS NULL
  AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'letter-' || letter.letter_id::text);
