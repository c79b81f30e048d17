-- Installed versions of the agent. Instants are UTC microseconds.
CREATE TABLE releases (
    id TEXT PRIMARY KEY,
    -- The version of hermes-agent.
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('installing', 'installed', 'failed')),
    -- SHA-256 of the list of its packages, in hex.
    digest TEXT NOT NULL,
    -- The version of Python it was installed for.
    python_version TEXT,
    -- The virtual environment, from the root.
    directory TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    installed_at INTEGER,
    -- Why it failed.
    error TEXT,
    -- Whether agents are started with it.
    active INTEGER NOT NULL DEFAULT 0 CHECK (active = 0 OR (active = 1 AND state = 'installed'))
) STRICT;

CREATE UNIQUE INDEX releases_active ON releases (active) WHERE active = 1;
