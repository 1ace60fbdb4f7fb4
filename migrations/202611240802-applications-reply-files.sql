-- The information given out with a reply (条例 36(2), 37) is kept with the case under its own use.
ALTER TABLE application_file DROP CONSTRAINT application_file_use_check;
ALTER TABLE application_file ADD CONSTRAINT application_file_use_check
  CHECK (use IN ('identity','original','proxy','evidence','reply','other'));
