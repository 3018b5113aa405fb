-- Installations under way, until they end or are too late: whichever process Slack's answer comes to
-- knows them. Only the hash of a state is kept; the state itself is with the browser.
CREATE TABLE install_state (hash text COLLATE "C" PRIMARY KEY, until bigint NOT NULL);
CREATE INDEX install_state_until ON install_state (until);
