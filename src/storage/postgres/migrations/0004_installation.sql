-- Workspaces that have installed the app. The token is sealed with CREDENTIALS_KEY; left: when the
-- workspace removed the app; withdrawn: iLOQ sends it nothing any more.
CREATE TABLE installation (
  team text COLLATE "C" PRIMARY KEY, name text NOT NULL, installer text COLLATE "C" NOT NULL,
  token json NOT NULL, at bigint NOT NULL, left_at bigint, withdrawn boolean NOT NULL DEFAULT false
);
