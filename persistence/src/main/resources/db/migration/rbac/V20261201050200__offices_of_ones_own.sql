-- An organization marks roles of its own as offices, too. What its pack marks stays with the pack. The mark permits nothing.
ALTER TABLE roles ADD COLUMN office boolean NOT NULL DEFAULT false;
