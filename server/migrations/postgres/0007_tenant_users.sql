-- The system user of a tenant's own: its uid and gid are HUB_TENANT_UID_BASE + number - 1. A row outlives its tenant and
-- no number is given twice, so that nobody gets a user whose files may still be in a home or in the trash.
CREATE TABLE tenant_users (
    number BIGINT PRIMARY KEY,
    tenant_uid TEXT NOT NULL UNIQUE
);
