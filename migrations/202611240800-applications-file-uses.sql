-- The same file handed in for two uses (申请原件 that is also the 委托书) is on record under both.
ALTER TABLE application_file DROP CONSTRAINT application_file_pkey;
ALTER TABLE application_file ADD PRIMARY KEY (organ_id, application_id, hash, use);
