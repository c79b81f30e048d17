-- Starts of agents. A tenant's generations are numbered from 1 and no number comes twice. Instants are UTC
-- microseconds.
CREATE TABLE agent_generations (
    tenant_uid TEXT NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('starting', 'hello', 'ready', 'ending', 'ended')),
    slots INTEGER NOT NULL,
    release_id TEXT,
    -- How its host was placed, in the placement's own words; NULL until it was.
    placement TEXT,
    -- What its host said of itself.
    host_version TEXT,
    agent_version TEXT,
    isolation TEXT,
    -- The highest report that is kept, and the highest order that was given.
    acknowledged INTEGER NOT NULL DEFAULT 0,
    last_order INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    hello_at INTEGER,
    ready_at INTEGER,
    -- Since when it ends, and why the Hub wants that; without a reason it ends by itself.
    ending_at INTEGER,
    ending_reason TEXT,
    ended_at INTEGER,
    -- How it came to its end, and whether nobody had asked for that.
    end_reason TEXT,
    crashed INTEGER NOT NULL DEFAULT 0,
    -- Whether that was the crash after which the agent is left alone for a while.
    gave_up INTEGER NOT NULL DEFAULT 0,
    -- The agent's last words, as its host told them.
    exit_code INTEGER,
    exit_signal INTEGER,
    stderr_tail TEXT,
    PRIMARY KEY (tenant_uid, generation)
) STRICT, WITHOUT ROWID;

-- At most one generation of a tenant has not ended.
CREATE UNIQUE INDEX agent_generations_live ON agent_generations (tenant_uid) WHERE ended_at IS NULL;
CREATE INDEX agent_generations_gave_up ON agent_generations (ended_at) WHERE gave_up = 1;

-- What a generation's host is to do, numbered from 1 within the generation.
CREATE TABLE agent_orders (
    tenant_uid TEXT NOT NULL,
    generation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    run_id TEXT,
    -- JSON.
    data TEXT NOT NULL,
    PRIMARY KEY (tenant_uid, generation, seq),
    FOREIGN KEY (tenant_uid, generation) REFERENCES agent_generations (tenant_uid, generation) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What agent hosts prove themselves with, as keyed hashes. A row lives as long as its generation.
CREATE TABLE runtime_credentials (
    lookup TEXT PRIMARY KEY,
    tenant_uid TEXT NOT NULL,
    tenant_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    FOREIGN KEY (tenant_uid, generation) REFERENCES agent_generations (tenant_uid, generation) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX runtime_credentials_by_generation ON runtime_credentials (tenant_uid, generation);

-- Model calls that belonged to no run.
CREATE TABLE tenant_model_usage (
    tenant_uid TEXT PRIMARY KEY REFERENCES tenants (uid) ON DELETE CASCADE,
    calls INTEGER NOT NULL,
    -- Calls of whose tokens nothing is known.
    unknown_calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    cached_input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL
) STRICT;
