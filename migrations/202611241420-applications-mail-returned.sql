-- A reply that came back waits to be delivered again: the stage of such cases comes anew from the job that replays them.
DO $$
BEGIN
  IF to_regnamespace('graphile_worker') IS NOT NULL AND EXISTS (SELECT 1 FROM application_act WHERE kind = 'mailReturned') THEN
    PERFORM enqueue('applications.recompute', '{}', NULL, NULL, 'applications.recompute');
  END IF;
END $$;
