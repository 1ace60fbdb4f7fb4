-- A letter of an imported register was made elsewhere: only its number, its date and where the original is are known.
ALTER TABLE letter ADD COLUMN paper text;
COMMENT ON COLUMN letter.paper IS 'where the original of a letter not made here is kept; null for one composed here';
-- One reply on paper may have answered two applications under one 文号; what is numbered here is numbered once.
ALTER TABLE letter DROP CONSTRAINT letter_organ_id_number_key;
CREATE UNIQUE INDEX letter_number ON letter (organ_id, number) WHERE paper IS NULL;
