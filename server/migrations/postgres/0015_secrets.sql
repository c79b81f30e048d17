-- Managed secrets. Instants are UTC microseconds.
CREATE TABLE secrets (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('api_key', 'oauth2', 'opaque')),
    provider TEXT,
    scope TEXT NOT NULL CHECK (scope IN ('hub', 'tenants')),
    -- JSON: id and uid of each.
    tenants TEXT NOT NULL,
    -- JSON: where and as whom tokens are refreshed, or null. Nothing of it is secret.
    oauth2 TEXT NOT NULL,
    -- JSON: what it is given to tenants as, or null.
    given_as TEXT NOT NULL,
    -- Counts changes by callers.
    revision BIGINT NOT NULL,
    -- Counts materials, by whomever.
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    material_at BIGINT NOT NULL,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- What the last refresh came to.
    state TEXT NOT NULL CHECK (state IN ('active', 'reauth_required', 'misconfigured', 'error')),
    refreshed_at BIGINT,
    -- When it is refreshed; NULL when it is not.
    due_at BIGINT,
    failures BIGINT NOT NULL,
    error_code TEXT,
    error_at BIGINT,
    -- Who refreshes it now, and until when that is believed.
    lease TEXT,
    lease_until BIGINT,
    -- Calls to the provider with this version whose outcome nobody knows; one that is under way is counted too.
    unknown_calls BIGINT NOT NULL
);

CREATE INDEX secrets_due ON secrets (due_at) WHERE due_at IS NOT NULL;

-- Which secret a tenant is given as what; an empty tenant stands for all that have none of their own. What the secret
-- itself is bound to is asked before anybody is given it.
CREATE TABLE secret_grants (
    tenant_uid TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('model_key', 'environment_key')),
    -- Of the variable; empty for a model's key.
    name TEXT COLLATE "C" NOT NULL,
    secret_id TEXT COLLATE "C" NOT NULL REFERENCES secrets (id) ON DELETE CASCADE,
    PRIMARY KEY (tenant_uid, kind, name)
);

CREATE INDEX secret_grants_secret ON secret_grants (secret_id);

-- The version that each tenant was given last, and since when.
CREATE TABLE secret_observed (
    secret_id TEXT COLLATE "C" NOT NULL REFERENCES secrets (id) ON DELETE CASCADE,
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    observed_at BIGINT NOT NULL,
    PRIMARY KEY (secret_id, tenant_uid)
);

CREATE INDEX secret_observed_tenant ON secret_observed (tenant_uid);

-- Keys that stay when the master key is another one: what keyed hashes are made with. Sealed like all else.
CREATE TABLE held_keys (
    name TEXT COLLATE "C" PRIMARY KEY,
    sealed BYTEA NOT NULL
);
