-- Installed versions of the agent. Instants are UTC microseconds.
CREATE TABLE releases (
    id TEXT COLLATE "C" PRIMARY KEY,
    -- The version of hermes-agent.
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('installing', 'installed', 'failed')),
    -- SHA-256 of the list of its packages, in hex.
    digest TEXT NOT NULL,
    -- The version of Python it was installed for.
    python_version TEXT,
    -- The virtual environment, from the root.
    directory TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    installed_at BIGINT,
    -- Why it failed.
    error TEXT,
    -- Whether agents are started with it.
    active BIGINT NOT NULL DEFAULT 0 CHECK (active = 0 OR (active = 1 AND state = 'installed'))
);

CREATE UNIQUE INDEX releases_active ON releases (active) WHERE active = 1;
