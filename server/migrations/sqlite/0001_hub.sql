-- Which Hub this database belongs to, and which master key its secrets are sealed with. One row.
CREATE TABLE hub_meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    instance_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    -- A keyed hash that only the right master key can reproduce.
    key_check BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- Written by the readiness probe.
    probed_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Who may operate the Hub. A token keeps its id when its secret is rotated. Instants are UTC microseconds.
CREATE TABLE operator_tokens (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('admin', 'read')),
    -- How long each of its secrets is valid; NULL is without end.
    lifetime_micros INTEGER,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    last_used_at INTEGER
) STRICT;

-- The secrets of operator tokens, as keyed hashes: the current one, and while a rotation's grace time runs the
-- one before.
CREATE TABLE operator_token_secrets (
    lookup TEXT PRIMARY KEY,
    token_id TEXT NOT NULL REFERENCES operator_tokens (id),
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- NULL is without end.
    valid_until INTEGER,
    superseded_at INTEGER
) STRICT;

CREATE UNIQUE INDEX operator_token_secrets_current ON operator_token_secrets (token_id)
WHERE superseded_at IS NULL;

CREATE INDEX operator_token_secrets_by_token ON operator_token_secrets (token_id);
