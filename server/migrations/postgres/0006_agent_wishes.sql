-- What operators want of agents, where that is more than the default: to run when there is work.
CREATE TABLE agent_wishes (
    tenant_uid TEXT COLLATE "C" PRIMARY KEY REFERENCES tenants (uid) ON DELETE CASCADE,
    stopped BOOLEAN NOT NULL DEFAULT FALSE,
    -- Until when runs may go on before the agent is ended; NULL is nothing to end. UTC microseconds.
    drain_until BIGINT,
    -- Whether a new generation follows.
    again BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX agent_wishes_draining ON agent_wishes (drain_until) WHERE drain_until IS NOT NULL;
