-- Whether the agent leaves its host's questions without an answer, as its host says.
ALTER TABLE agent_generations ADD COLUMN unresponsive BOOLEAN NOT NULL DEFAULT FALSE;
-- Why it is over, in its host's words.
ALTER TABLE agent_generations ADD COLUMN exit_message TEXT;
