-- Environment keys of tenants. Instants are UTC microseconds.
CREATE TABLE environment_keys (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    -- Never used again, also when the name is.
    uid TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    -- Sealed; NULL once the key was removed.
    value BYTEA,
    set_at BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    -- The generation that may have it still, once it was removed.
    left_in BIGINT,
    PRIMARY KEY (tenant_uid, name),
    CHECK ((value IS NULL) = (left_in IS NOT NULL))
);

-- Why a generation is to end and come again as soon as it has nothing to do; NULL when it need not.
ALTER TABLE agent_generations ADD COLUMN retire_reason TEXT;
