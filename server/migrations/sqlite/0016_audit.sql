-- Who changed what, in the order of the changes. Rows are never updated. `hash` is a keyed hash over the row and the
-- hash of the row before; it is computed in the transaction of the change. Instants are UTC microseconds.
CREATE TABLE audit_log (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    request_id TEXT,
    principal TEXT NOT NULL,
    address TEXT,
    operation TEXT NOT NULL,
    tenant_id TEXT,
    tenant_uid TEXT,
    objects TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT,
    attempts INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_log_at ON audit_log (at);
CREATE INDEX audit_log_principal ON audit_log (principal, seq);
CREATE INDEX audit_log_tenant ON audit_log (tenant_id, seq) WHERE tenant_id IS NOT NULL;

-- The end of the log, with a keyed hash of its own: without it the last rows could be taken away unseen.
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    proof BLOB NOT NULL
) STRICT;
INSERT INTO audit_head (one, seq, hash, proof) VALUES (1, 0, x'', x'');
