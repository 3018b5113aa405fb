/**
 * The rows of all sites, with what they are looked for by. It is made of the documents, and made
 * anew where it is missing.
 */
export const schema = `
  CREATE TABLE form (form TEXT NOT NULL);
  -- asked, paused and the like are 0 or 1; people: what stands in site_person and known_password.
  CREATE TABLE site (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT, key TEXT NOT NULL,
    state TEXT NOT NULL, moved INTEGER NOT NULL, gravity INTEGER NOT NULL, finished INTEGER,
    stopped INTEGER NOT NULL, service_code TEXT, held_with TEXT NOT NULL, thread TEXT,
    asked INTEGER NOT NULL, paused INTEGER NOT NULL, asked_at INTEGER NOT NULL,
    waiting INTEGER NOT NULL, waiting_since INTEGER, due_follow_ups INTEGER NOT NULL,
    due_run INTEGER NOT NULL, due_webhooks INTEGER NOT NULL, due_new_people INTEGER NOT NULL,
    due_known_password INTEGER NOT NULL, watched INTEGER NOT NULL, checked_run TEXT,
    check_changed INTEGER NOT NULL,
    support_hears INTEGER, people TEXT NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX site_key ON site (key, id);
  CREATE INDEX site_neglected ON site (state, gravity, moved, key, id);
  CREATE INDEX site_news ON site (state, gravity, moved DESC, key, id);
  CREATE INDEX site_service_code ON site (service_code) WHERE service_code IS NOT NULL;
  CREATE INDEX site_held_with ON site (held_with, asked_at);
  CREATE INDEX site_thread ON site (thread) WHERE thread IS NOT NULL;
  CREATE INDEX site_finished ON site (finished) WHERE state = 'finished';
  CREATE INDEX site_stopped ON site (stopped) WHERE stopped = 1;
  CREATE INDEX site_waiting ON site (waiting_since, waiting) WHERE waiting > 0;
  CREATE INDEX site_follow_ups ON site (id) WHERE due_follow_ups = 1;
  CREATE INDEX site_run ON site (id) WHERE due_run = 1;
  CREATE INDEX site_webhooks ON site (id) WHERE due_webhooks = 1;
  CREATE INDEX site_checked ON site (checked_run, check_changed) WHERE checked_run IS NOT NULL;
  CREATE INDEX site_watched ON site (id) WHERE watched = 1;
  CREATE INDEX site_new_people ON site (id) WHERE due_new_people = 1;
  CREATE INDEX site_unknown_password ON site (id) WHERE due_known_password = 1;
  CREATE INDEX site_support_hears ON site (support_hears) WHERE support_hears IS NOT NULL;

  -- Parts of names, from three letters on.
  CREATE VIRTUAL TABLE site_name USING fts5 (
    key, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
  );
  INSERT INTO site_name (site_name, rank) VALUES ('secure-delete', 1);

  -- Whom a site names, and as what; installs: among its installers.
  CREATE TABLE site_person (
    person TEXT NOT NULL, role TEXT NOT NULL, site INTEGER NOT NULL, installs INTEGER NOT NULL,
    PRIMARY KEY (person, role, site)
  ) WITHOUT ROWID;
  CREATE INDEX site_person_of ON site_person (site);
  CREATE TABLE known_password (
    fingerprint TEXT NOT NULL, site INTEGER NOT NULL, PRIMARY KEY (fingerprint, site)
  ) WITHOUT ROWID;
  CREATE INDEX known_password_of ON known_password (site);

  -- Open incidents, as they are told since the start.
  CREATE TABLE open_incidents (
    id TEXT PRIMARY KEY, gravity INTEGER NOT NULL, critical INTEGER, warning INTEGER, info INTEGER
  ) WITHOUT ROWID;

  CREATE TABLE site_count (state TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO site_count VALUES ('broken', 0), ('open', 0), ('finished', 0), ('archived', 0);
  CREATE TRIGGER site_comes AFTER INSERT ON site BEGIN
    UPDATE site_count SET count = count + 1 WHERE state = new.state;
  END;
  CREATE TRIGGER site_goes AFTER DELETE ON site BEGIN
    UPDATE site_count SET count = count - 1 WHERE state = old.state;
    DELETE FROM site_person WHERE site = old.number;
    DELETE FROM known_password WHERE site = old.number;
    DELETE FROM site_name WHERE rowid = old.number;
  END;
  CREATE TRIGGER site_changes AFTER UPDATE OF state ON site WHEN old.state <> new.state BEGIN
    UPDATE site_count SET count = count - 1 WHERE state = old.state;
    UPDATE site_count SET count = count + 1 WHERE state = new.state;
  END;
`;
