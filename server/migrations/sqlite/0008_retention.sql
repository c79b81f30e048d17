-- Whether all of an ended run's events but the last were removed, because their time was over.
ALTER TABLE runs ADD COLUMN events_trimmed INTEGER NOT NULL DEFAULT 0;

CREATE INDEX runs_to_trim ON runs (ended_at) WHERE ended_at IS NOT NULL AND events_trimmed = 0;
CREATE INDEX runs_to_forget ON runs (ended_at) WHERE ended_at IS NOT NULL AND events_trimmed = 1;
