-- What this migration does for SQLite was always so here.
SELECT 1;
