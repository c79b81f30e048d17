-- Names of skills that a tenant's agent may not load. Instants are UTC microseconds.
CREATE TABLE disabled_skills (
    tenant_uid TEXT NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    name TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (tenant_uid, name)
) STRICT, WITHOUT ROWID;
