-- Credentials of tenants: by what a tenant calls for itself, and by what other agents call its agent. Each is kept as a
-- keyed hash, to be proved, and sealed, to be shown to operators. Instants are UTC microseconds.
CREATE TABLE tenant_credentials (
    lookup TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    tenant_uid TEXT NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    -- As it stands in paths; a tenant keeps its id.
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('api', 'a2a')),
    hash BLOB NOT NULL,
    sealed BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- Of one that a rotation has replaced, until when it works; NULL for the current one.
    valid_until INTEGER,
    last_used_at INTEGER
) STRICT;

CREATE UNIQUE INDEX tenant_credentials_current ON tenant_credentials (tenant_uid, kind)
WHERE valid_until IS NULL;

CREATE INDEX tenant_credentials_by_tenant ON tenant_credentials (tenant_uid, kind);

-- Keys of businesses that manage tenants of their own.
CREATE TABLE business_keys (
    id TEXT PRIMARY KEY,
    lookup TEXT NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    name TEXT NOT NULL,
    -- JSON: the scopes, and which tenants it is for.
    scopes TEXT NOT NULL,
    reach TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    -- NULL is without end.
    expires_at INTEGER,
    last_used_at INTEGER,
    -- For a repeat of the request that made it, for some minutes; NULL after that.
    sealed BLOB
) STRICT;
