-- Since when a workspace has the app without having left: who installs it again meanwhile is not
-- greeted anew. NULL: written by an older program; since `at`.
ALTER TABLE installation ADD COLUMN since bigint;
