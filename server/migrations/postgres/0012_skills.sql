-- Names of skills that a tenant's agent may not load. Instants are UTC microseconds.
CREATE TABLE disabled_skills (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    name TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (tenant_uid, name)
);
