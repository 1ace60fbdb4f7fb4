-- 条例 17: the cases a 保密审查员 has to look at before the reply is signed; a projection of the acts, as the columns beside it.
ALTER TABLE application ADD COLUMN secrecy_due boolean NOT NULL DEFAULT false;

UPDATE application SET secrecy_due = true
WHERE NOT closed AND stage IN ('inReview', 'awaitingSignature')
  AND EXISTS (
    SELECT 1 FROM application_act d
    WHERE d.organ_id = application.organ_id AND d.application_id = application.application_id
      AND d.kind = 'draft' AND d.data->>'outcome' IN ('A1', 'B')
      AND NOT EXISTS (
        SELECT 1 FROM application_act later
        WHERE later.organ_id = d.organ_id AND later.application_id = d.application_id
          AND later.kind = 'draft' AND later.seq > d.seq))
  AND NOT EXISTS (
    SELECT 1 FROM application_act s
    WHERE s.organ_id = application.organ_id AND s.application_id = application.application_id
      AND s.kind = 'reviewSecrecy' AND s.data->>'result' <> 'referred');
