-- Starts of agents. A tenant's generations are numbered from 1 and no number comes twice. Instants are UTC
-- microseconds.
CREATE TABLE agent_generations (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    generation BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('starting', 'hello', 'ready', 'ending', 'ended')),
    slots INTEGER NOT NULL,
    release_id TEXT COLLATE "C",
    -- How its host was placed, in the placement's own words; NULL until it was.
    placement TEXT,
    -- What its host said of itself.
    host_version TEXT,
    agent_version TEXT,
    isolation TEXT,
    -- The highest report that is kept, and the highest order that was given.
    acknowledged BIGINT NOT NULL DEFAULT 0,
    last_order BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    hello_at BIGINT,
    ready_at BIGINT,
    -- Since when it ends, and why the Hub wants that; without a reason it ends by itself.
    ending_at BIGINT,
    ending_reason TEXT,
    ended_at BIGINT,
    -- How it came to its end, and whether nobody had asked for that.
    end_reason TEXT,
    crashed BOOLEAN NOT NULL DEFAULT FALSE,
    -- Whether that was the crash after which the agent is left alone for a while.
    gave_up BOOLEAN NOT NULL DEFAULT FALSE,
    -- The agent's last words, as its host told them.
    exit_code BIGINT,
    exit_signal BIGINT,
    stderr_tail TEXT,
    PRIMARY KEY (tenant_uid, generation)
);

-- At most one generation of a tenant has not ended.
CREATE UNIQUE INDEX agent_generations_live ON agent_generations (tenant_uid) WHERE ended_at IS NULL;
CREATE INDEX agent_generations_gave_up ON agent_generations (ended_at) WHERE gave_up = TRUE;

-- What a generation's host is to do, numbered from 1 within the generation.
CREATE TABLE agent_orders (
    tenant_uid TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    type TEXT NOT NULL,
    run_id TEXT COLLATE "C",
    -- JSON.
    data TEXT NOT NULL,
    PRIMARY KEY (tenant_uid, generation, seq),
    FOREIGN KEY (tenant_uid, generation) REFERENCES agent_generations (tenant_uid, generation) ON DELETE CASCADE
);

-- What agent hosts prove themselves with, as keyed hashes. A row lives as long as its generation.
CREATE TABLE runtime_credentials (
    lookup TEXT COLLATE "C" PRIMARY KEY,
    tenant_uid TEXT COLLATE "C" NOT NULL,
    tenant_id TEXT COLLATE "C" NOT NULL,
    generation BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    FOREIGN KEY (tenant_uid, generation) REFERENCES agent_generations (tenant_uid, generation) ON DELETE CASCADE
);

CREATE INDEX runtime_credentials_by_generation ON runtime_credentials (tenant_uid, generation);

-- Model calls that belonged to no run.
CREATE TABLE tenant_model_usage (
    tenant_uid TEXT COLLATE "C" PRIMARY KEY REFERENCES tenants (uid) ON DELETE CASCADE,
    calls BIGINT NOT NULL,
    -- Calls of whose tokens nothing is known.
    unknown_calls BIGINT NOT NULL,
    input_tokens BIGINT NOT NULL,
    cached_input_tokens BIGINT NOT NULL,
    output_tokens BIGINT NOT NULL
);
