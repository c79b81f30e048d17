-- Flags are asked for as TRUE and FALSE, which every database understands; the index has to say it in the same words.
DROP INDEX agent_generations_gave_up;
CREATE INDEX agent_generations_gave_up ON agent_generations (ended_at) WHERE gave_up = TRUE;
