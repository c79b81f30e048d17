-- Who agents are hosted for. Everything else hangs on uid: an id may be used again after its tenant is gone.
-- Instants are UTC microseconds.
CREATE TABLE tenants (
    uid TEXT COLLATE "C" PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL CONSTRAINT "tenants.id" UNIQUE,
    external_id TEXT COLLATE "C" CONSTRAINT "tenants.external_id" UNIQUE,
    display_name TEXT,
    -- JSON objects of text.
    labels TEXT NOT NULL,
    metadata TEXT NOT NULL,
    -- JSON: what callers set of the agent; what is not there has its default.
    agent TEXT NOT NULL,
    quota_bytes BIGINT,
    access_status TEXT NOT NULL,
    access_message TEXT,
    access_reason TEXT,
    access_changed_at BIGINT NOT NULL,
    -- Counts changes to what stands above.
    revision BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    delete_requested_at BIGINT,
    -- Whether the home is to be removed in place of being kept in the trash.
    purge BOOLEAN NOT NULL DEFAULT FALSE,

    -- What the supervisors have seen and done.
    state TEXT NOT NULL,
    -- JSON array of conditions.
    conditions TEXT NOT NULL,
    observed_revision BIGINT NOT NULL DEFAULT 0,
    used_bytes BIGINT,
    measured_at BIGINT,
    agent_state TEXT NOT NULL,
    release_id TEXT COLLATE "C",
    active_runs INTEGER NOT NULL DEFAULT 0,
    -- Failed tries in a row, and when the next one is due. NULL is nothing to do.
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at BIGINT
);

CREATE INDEX tenants_due ON tenants (next_try_at) WHERE next_try_at IS NOT NULL;

-- The labels again, to filter by.
CREATE TABLE tenant_labels (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (tenant_uid, key)
);

CREATE INDEX tenant_labels_by_pair ON tenant_labels (key, value, tenant_uid);

-- Answers to requests that carried an Idempotency-Key, for repeats.
CREATE TABLE idempotency_keys (
    principal TEXT COLLATE "C" NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    -- A keyed hash of what was asked.
    fingerprint BYTEA NOT NULL,
    -- The answer's JSON.
    answer TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (principal, method, path, key)
);

CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires_at);
