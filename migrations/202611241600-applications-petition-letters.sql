-- The 告知书 on a 更正申请 (条例 41) or on a suggestion to publish (条例 44) is a letter as those of an application are:
-- numbered, with a code to verify it by, and kept as sent. One answered before has none and is printed from its record.
ALTER TABLE letter ALTER COLUMN application_id DROP NOT NULL;
ALTER TABLE letter ADD COLUMN petition_id uuid;
ALTER TABLE letter ADD CONSTRAINT letter_petition FOREIGN KEY (organ_id, petition_id) REFERENCES petition (organ_id, petition_id);
ALTER TABLE letter ADD CONSTRAINT letter_of_one CHECK (num_nonnulls(application_id, petition_id) = 1);
-- a petition is answered once
CREATE UNIQUE INDEX letter_of_petition ON letter (organ_id, petition_id) WHERE petition_id IS NOT NULL;
