-- Credentials of tenants: by what a tenant calls for itself, and by what other agents call its agent. Each is kept as a
-- keyed hash, to be proved, and sealed, to be shown to operators. Instants are UTC microseconds.
CREATE TABLE tenant_credentials (
    lookup TEXT COLLATE "C" PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    -- As it stands in paths; a tenant keeps its id.
    tenant_id TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('api', 'a2a')),
    hash BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    -- Of one that a rotation has replaced, until when it works; NULL for the current one.
    valid_until BIGINT,
    last_used_at BIGINT
);

CREATE UNIQUE INDEX tenant_credentials_current ON tenant_credentials (tenant_uid, kind)
WHERE valid_until IS NULL;

CREATE INDEX tenant_credentials_by_tenant ON tenant_credentials (tenant_uid, kind);

-- Keys of businesses that manage tenants of their own.
CREATE TABLE business_keys (
    id TEXT COLLATE "C" PRIMARY KEY,
    lookup TEXT COLLATE "C" NOT NULL UNIQUE,
    hash BYTEA NOT NULL,
    name TEXT NOT NULL,
    -- JSON: the scopes, and which tenants it is for.
    scopes TEXT NOT NULL,
    reach TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    -- NULL is without end.
    expires_at BIGINT,
    last_used_at BIGINT,
    -- For a repeat of the request that made it, for some minutes; NULL after that.
    sealed BYTEA
);
