-- Schedules of agents, as the Hub last saw them, and what became of them. Instants are UTC microseconds.

-- When all jobs of a tenant were last seen.
CREATE TABLE cron_copies (
    tenant_uid TEXT COLLATE "C" PRIMARY KEY REFERENCES tenants (uid) ON DELETE CASCADE,
    fetched_at BIGINT NOT NULL
);

CREATE TABLE cron_jobs (
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    job_id TEXT COLLATE "C" NOT NULL,
    -- The order in which the agent lists them.
    position BIGINT NOT NULL,
    -- JSON, as the agent gives it.
    job TEXT NOT NULL,
    -- When it is due; NULL when it is not, or is paused.
    due_at BIGINT,
    fetched_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_uid, job_id)
);

CREATE INDEX cron_jobs_due ON cron_jobs (due_at) WHERE due_at IS NOT NULL;

-- What an agent's job API is asked, once each, and its answer.
CREATE TABLE cron_calls (
    id TEXT COLLATE "C" PRIMARY KEY,
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    verb TEXT NOT NULL,
    job_id TEXT COLLATE "C",
    -- JSON.
    body TEXT,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ordered', 'answered', 'void')),
    -- Whose host was ordered to ask.
    generation BIGINT,
    -- The answer, or in its place why there is none. JSON.
    status BIGINT,
    answer TEXT,
    failure TEXT
);

CREATE INDEX cron_calls_by_age ON cron_calls (created_at);
CREATE INDEX cron_calls_by_tenant ON cron_calls (tenant_uid);

-- The key pair by which a tenant's agent knows the Hub's word that a job is to run now.
CREATE TABLE cron_keys (
    tenant_uid TEXT COLLATE "C" PRIMARY KEY REFERENCES tenants (uid) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    verifier TEXT NOT NULL
);

-- Each time that a job ran or should have.
CREATE TABLE cron_executions (
    id TEXT COLLATE "C" PRIMARY KEY,
    tenant_uid TEXT COLLATE "C" NOT NULL REFERENCES tenants (uid) ON DELETE CASCADE,
    job_id TEXT COLLATE "C" NOT NULL,
    -- NULL when somebody asked for it.
    due_at BIGINT,
    created_at BIGINT NOT NULL,
    run_id TEXT COLLATE "C",
    fired_at BIGINT,
    ended_at BIGINT,
    outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'completed', 'failed', 'cancelled', 'lost', 'missed')),
    reason TEXT,
    input_tokens BIGINT,
    output_tokens BIGINT
);

-- What is due is begun once.
CREATE UNIQUE INDEX cron_executions_due ON cron_executions (tenant_uid, job_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX cron_executions_by_job ON cron_executions (tenant_uid, job_id, id);
CREATE INDEX cron_executions_pending ON cron_executions (id) WHERE outcome = 'pending';
CREATE INDEX cron_executions_by_age ON cron_executions (created_at);

-- Of runs that are a job's: which of its times is meant, in the agent's own words.
CREATE TABLE run_jobs (
    run_id TEXT COLLATE "C" PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
    due_at TEXT
);

-- A job runs once at a time.
CREATE UNIQUE INDEX runs_of_job ON runs (tenant_uid, origin_ref) WHERE ended_at IS NULL AND origin_kind = 'cron';
