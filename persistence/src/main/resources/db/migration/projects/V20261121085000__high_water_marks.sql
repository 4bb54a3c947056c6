-- How far the changes of a source were read: the newest time of change that it told, by its own clock, and when a listing was
-- last read as a whole, which alone shows deletions. Without them the next reading is a whole one.
ALTER TABLE projection_refreshes ADD COLUMN high_water timestamptz, ADD COLUMN full_read_at timestamptz;
