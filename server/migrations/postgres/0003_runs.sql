-- Work given to agents. Instants are UTC microseconds.
CREATE TABLE runs (
    id TEXT COLLATE "C" PRIMARY KEY,
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    tenant_id TEXT COLLATE "C" NOT NULL,
    session_id TEXT COLLATE "C",
    -- What was asked. JSON where it is an object or array.
    origin_kind TEXT NOT NULL,
    origin_ref TEXT,
    requested_by TEXT NOT NULL,
    input TEXT NOT NULL,
    instructions TEXT,
    given_history TEXT NOT NULL,
    metadata TEXT NOT NULL,
    limits TEXT NOT NULL,
    tenant_revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    queue_deadline_at BIGINT NOT NULL,

    -- Where it is.
    state TEXT NOT NULL,
    state_reason TEXT,
    generation BIGINT,
    slot INTEGER,
    release_id TEXT COLLATE "C",
    model TEXT,
    agent_run_id TEXT COLLATE "C",
    history_messages INTEGER NOT NULL DEFAULT 0,
    history_truncated BOOLEAN NOT NULL DEFAULT FALSE,
    last_seq BIGINT NOT NULL DEFAULT 0,
    last_event_at BIGINT NOT NULL,
    started_at BIGINT,
    deadline_at BIGINT,
    active_at BIGINT NOT NULL,
    -- JSON array of tool calls that have started and not completed, and how many have started.
    open_tools TEXT NOT NULL DEFAULT '[]',
    tool_calls INTEGER NOT NULL DEFAULT 0,
    -- What the agent called its reasoning, until it is known whether that is only its answer again.
    reasoning TEXT,
    model_cut BOOLEAN NOT NULL DEFAULT FALSE,

    -- Stopping. ending is why the Hub itself stops it, if it does.
    stop_requested_at BIGINT,
    stop_forced BOOLEAN NOT NULL DEFAULT FALSE,
    stop_outcome TEXT,
    ending TEXT,

    -- What came of it.
    output TEXT,
    error TEXT,
    input_tokens BIGINT,
    cached_input_tokens BIGINT,
    output_tokens BIGINT,
    model_calls INTEGER NOT NULL DEFAULT 0,
    usage_source TEXT NOT NULL DEFAULT 'unknown',
    ended_at BIGINT
);

CREATE INDEX runs_by_tenant ON runs (tenant_uid, id);
CREATE INDEX runs_by_session ON runs (tenant_uid, session_id, id) WHERE session_id IS NOT NULL;
-- Runs that have not ended: what supervision looks at.
CREATE INDEX runs_live ON runs (tenant_uid, id) WHERE ended_at IS NULL;

-- The log. A run's events are numbered from 1 without gaps and never change.
CREATE TABLE run_events (
    run_id TEXT COLLATE "C" NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    type TEXT NOT NULL,
    at BIGINT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (run_id, seq)
);

-- Conversations: what was said, apart from the log, which is trimmed.
CREATE TABLE session_turns (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    session_id TEXT COLLATE "C" NOT NULL,
    -- Sorts as the runs do: the run's id, then 0 for what was asked and 1 for the answer.
    run_id TEXT COLLATE "C" NOT NULL,
    part INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (tenant_uid, session_id, run_id, part)
);

-- What agents asked. One decision each.
CREATE TABLE approvals (
    id TEXT COLLATE "C" PRIMARY KEY,
    run_id TEXT COLLATE "C" NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    tenant_uid TEXT COLLATE "C" NOT NULL,
    tenant_id TEXT COLLATE "C" NOT NULL,
    state TEXT NOT NULL,
    tool TEXT,
    command TEXT NOT NULL,
    description TEXT NOT NULL,
    -- JSON array.
    choices TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    choice TEXT,
    decided_by TEXT,
    decided_at BIGINT,
    comment TEXT
);

CREATE INDEX approvals_by_run ON approvals (run_id, id);
CREATE INDEX approvals_by_state ON approvals (state, id);
CREATE INDEX approvals_by_tenant ON approvals (tenant_uid, id);
