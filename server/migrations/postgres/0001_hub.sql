-- The schema of migrations/sqlite, for PostgreSQL. Identifiers compare by their bytes, as they do there; a unique
-- constraint whose violation is looked at has the name that SQLite gives it.

-- Which Hub this database belongs to, and which master key its secrets are sealed with. One row.
CREATE TABLE hub_meta (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    instance_id TEXT COLLATE "C" NOT NULL,
    key_id TEXT COLLATE "C" NOT NULL,
    -- A keyed hash that only the right master key can reproduce.
    key_check BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    -- Written by the readiness probe.
    probed_at BIGINT NOT NULL DEFAULT 0
);

-- Who may operate the Hub. A token keeps its id when its secret is rotated. Instants are UTC microseconds.
CREATE TABLE operator_tokens (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('admin', 'read')),
    -- How long each of its secrets is valid; NULL is without end.
    lifetime_micros BIGINT,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    last_used_at BIGINT
);

-- The secrets of operator tokens, as keyed hashes: the current one, and while a rotation's grace time runs the
-- one before.
CREATE TABLE operator_token_secrets (
    lookup TEXT COLLATE "C" PRIMARY KEY,
    token_id TEXT COLLATE "C" NOT NULL REFERENCES operator_tokens (id),
    hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    -- NULL is without end.
    valid_until BIGINT,
    superseded_at BIGINT
);

CREATE UNIQUE INDEX operator_token_secrets_current ON operator_token_secrets (token_id)
WHERE superseded_at IS NULL;

CREATE INDEX operator_token_secrets_by_token ON operator_token_secrets (token_id);
