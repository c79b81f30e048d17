-- Who agents are hosted for. Everything else hangs on uid: an id may be used again after its tenant is gone.
-- Instants are UTC microseconds.
CREATE TABLE tenants (
    uid TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    external_id TEXT UNIQUE,
    display_name TEXT,
    -- JSON objects of text.
    labels TEXT NOT NULL,
    metadata TEXT NOT NULL,
    -- JSON: what callers set of the agent; what is not there has its default.
    agent TEXT NOT NULL,
    quota_bytes INTEGER,
    access_status TEXT NOT NULL,
    access_message TEXT,
    access_reason TEXT,
    access_changed_at INTEGER NOT NULL,
    -- Counts changes to what stands above.
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    delete_requested_at INTEGER,
    -- Whether the home is to be removed in place of being kept in the trash.
    purge INTEGER NOT NULL DEFAULT 0,

    -- What the supervisors have seen and done.
    state TEXT NOT NULL,
    -- JSON array of conditions.
    conditions TEXT NOT NULL,
    observed_revision INTEGER NOT NULL DEFAULT 0,
    used_bytes INTEGER,
    measured_at INTEGER,
    agent_state TEXT NOT NULL,
    release_id TEXT,
    active_runs INTEGER NOT NULL DEFAULT 0,
    -- Failed tries in a row, and when the next one is due. NULL is nothing to do.
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER
) STRICT;

CREATE INDEX tenants_due ON tenants (next_try_at) WHERE next_try_at IS NOT NULL;

-- The labels again, to filter by.
CREATE TABLE tenant_labels (
    tenant_uid TEXT NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tenant_uid, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenant_labels_by_pair ON tenant_labels (key, value, tenant_uid);

-- Answers to requests that carried an Idempotency-Key, for repeats.
CREATE TABLE idempotency_keys (
    principal TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    -- A keyed hash of what was asked.
    fingerprint BLOB NOT NULL,
    -- The answer's JSON.
    answer TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (principal, method, path, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
