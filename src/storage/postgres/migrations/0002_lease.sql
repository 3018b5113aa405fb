-- Which process works with the database: the next one has a higher epoch. It says that it is alive
-- by counting up the beat; free: it has ended, and the next one need not wait.
CREATE TABLE process_lease (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  epoch bigint NOT NULL, beat bigint NOT NULL, free boolean NOT NULL
);
INSERT INTO process_lease (epoch, beat, free) VALUES (0, 0, true);
