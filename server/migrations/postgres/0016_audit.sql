-- Who changed what, in the order of the changes. Rows are never updated. `hash` is a keyed hash over the row and the
-- hash of the row before; it is computed in the transaction of the change. Instants are UTC microseconds.
CREATE TABLE audit_log (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    request_id TEXT COLLATE "C",
    principal TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C",
    operation TEXT COLLATE "C" NOT NULL,
    tenant_id TEXT COLLATE "C",
    tenant_uid TEXT COLLATE "C",
    objects TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C",
    attempts BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX audit_log_at ON audit_log (at);
CREATE INDEX audit_log_principal ON audit_log (principal, seq);
CREATE INDEX audit_log_tenant ON audit_log (tenant_id, seq) WHERE tenant_id IS NOT NULL;

-- The end of the log, with a keyed hash of its own: without it the last rows could be taken away unseen.
CREATE TABLE audit_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    proof BYTEA NOT NULL
);
INSERT INTO audit_head (one, seq, hash, proof) VALUES (1, 0, '', '');
