-- Any number of processes work with the database, unless one has it alone: it counts up the
-- generation, and none of those that were there before writes any more.
ALTER TABLE process_lease ADD COLUMN generation bigint NOT NULL DEFAULT 0;
ALTER TABLE process_lease ADD COLUMN alone boolean NOT NULL DEFAULT false;

-- Which process took it: where that one has ended, it may be lost.
ALTER TABLE request ADD COLUMN process text COLLATE "C";

-- What the last verification saw of a site's locks, for whoever chooses among them.
CREATE TABLE lock_survey (
  team text COLLATE "C" NOT NULL, site text COLLATE "C" NOT NULL, at bigint NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (team, site)
);
CREATE INDEX lock_survey_at ON lock_survey (at);
