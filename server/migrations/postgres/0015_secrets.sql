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

-- Keys that stay when the master key is another one: what keyed hashes are made with. Sealed like all else.
CREATE TABLE held_keys (
    name TEXT COLLATE "C" PRIMARY KEY,
    sealed BYTEA NOT NULL
);
