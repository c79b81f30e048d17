-- Whether the agent leaves its host's questions without an answer, as its host says.
ALTER TABLE agent_generations ADD COLUMN unresponsive INTEGER NOT NULL DEFAULT 0;
-- Why it is over, in its host's words.
ALTER TABLE agent_generations ADD COLUMN exit_message TEXT;
