-- What is asked about all sites is asked of these rows: written with their document, and made anew
-- where they are missing or of another form. Yes and no are 1 and 0.
CREATE TABLE site_row (
  team text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
  revision bigint NOT NULL, form integer NOT NULL,
  key text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, moved bigint NOT NULL,
  finished bigint, stopped integer NOT NULL, service_code text COLLATE "C",
  held_with text COLLATE "C" NOT NULL, thread text COLLATE "C", asked integer NOT NULL,
  paused integer NOT NULL, asked_at bigint NOT NULL, waiting integer NOT NULL,
  waiting_since bigint, due_follow_ups integer NOT NULL, due_run integer NOT NULL,
  due_webhooks integer NOT NULL, due_new_people integer NOT NULL,
  due_known_password integer NOT NULL, watched integer NOT NULL, checked_run text COLLATE "C",
  check_changed integer NOT NULL, support_hears bigint, body json NOT NULL,
  -- Its open incidents.
  critical integer NOT NULL, warning integer NOT NULL, info integer NOT NULL,
  gravity integer NOT NULL,
  PRIMARY KEY (team, id)
);
CREATE INDEX site_row_key ON site_row (team, key, id);
CREATE INDEX site_row_neglected ON site_row (team, state, gravity, moved, key, id);
CREATE INDEX site_row_news ON site_row (team, state, gravity, moved DESC, key, id);
CREATE INDEX site_row_service_code ON site_row (team, service_code)
  WHERE service_code IS NOT NULL;
CREATE INDEX site_row_held_with ON site_row (team, held_with, asked_at);
CREATE INDEX site_row_thread ON site_row (team, thread) WHERE thread IS NOT NULL;
CREATE INDEX site_row_finished ON site_row (team, finished) WHERE state = 'finished';
CREATE INDEX site_row_stopped ON site_row (team) WHERE stopped = 1;
CREATE INDEX site_row_waiting ON site_row (team, waiting_since, waiting) WHERE waiting > 0;
CREATE INDEX site_row_follow_ups ON site_row (team, id) WHERE due_follow_ups = 1;
CREATE INDEX site_row_run ON site_row (team, id) WHERE due_run = 1;
CREATE INDEX site_row_webhooks ON site_row (team, id) WHERE due_webhooks = 1;
CREATE INDEX site_row_new_people ON site_row (team, id) WHERE due_new_people = 1;
CREATE INDEX site_row_unknown_password ON site_row (team, id) WHERE due_known_password = 1;
CREATE INDEX site_row_watched ON site_row (team, id) WHERE watched = 1;
CREATE INDEX site_row_checked ON site_row (team, checked_run, check_changed)
  WHERE checked_run IS NOT NULL;
CREATE INDEX site_row_support_hears ON site_row (team, support_hears)
  WHERE support_hears IS NOT NULL;

-- Parts of names, from three letters on. Without the extension all names are gone through.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX site_row_name_part ON site_row USING gin (key gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported
    OR undefined_object OR invalid_schema_name THEN
  RAISE NOTICE 'no pg_trgm: a search goes through all names';
END $$;

-- Whom a site names, and as what; installs: among its installers.
CREATE TABLE site_person (
  team text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, role text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL, installs integer NOT NULL,
  PRIMARY KEY (team, person, role, site),
  FOREIGN KEY (team, site) REFERENCES site_row ON DELETE CASCADE
);
CREATE INDEX site_person_of ON site_person (team, site);
CREATE TABLE known_password (
  team text COLLATE "C" NOT NULL, fingerprint text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL,
  PRIMARY KEY (team, fingerprint, site),
  FOREIGN KEY (team, site) REFERENCES site_row ON DELETE CASCADE
);
CREATE INDEX known_password_of ON known_password (team, site);

-- How many sites there are, so that nobody goes through all of them to know.
CREATE TABLE site_count (
  team text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, count bigint NOT NULL,
  PRIMARY KEY (team, state)
);
CREATE FUNCTION count_site(of_team text, of_state text, more integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO site_count VALUES (of_team, of_state, more)
  ON CONFLICT (team, state) DO UPDATE SET count = site_count.count + excluded.count
$$;
CREATE FUNCTION site_counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM count_site(old.team, old.state, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM count_site(new.team, new.state, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER site_comes_or_goes AFTER INSERT OR DELETE ON site_row
  FOR EACH ROW EXECUTE FUNCTION site_counted();
CREATE TRIGGER site_changes AFTER UPDATE OF state ON site_row
  FOR EACH ROW WHEN (old.state <> new.state) EXECUTE FUNCTION site_counted();

-- Of what is wrong now, the worst; where nothing is any more, of what was.
CREATE FUNCTION incident_severity(body json) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT trouble -> 'problem' ->> 'severity' AS severity
  FROM json_array_elements(body -> 'troubles') AS trouble
  ORDER BY (trouble ->> 'clearedAt') IS NOT NULL,
    array_position(ARRAY['critical', 'warning', 'info'], trouble -> 'problem' ->> 'severity')
  LIMIT 1
$$;
CREATE FUNCTION open_incidents(of_team text, of_site text)
RETURNS TABLE (critical integer, warning integer, info integer, gravity integer)
LANGUAGE sql STABLE AS $$
  SELECT critical, warning, info,
    CASE WHEN critical > 0 THEN 0 WHEN warning > 0 THEN 1 WHEN info > 0 THEN 2 ELSE 3 END
  FROM (
    SELECT count(*) FILTER (WHERE severity = 'critical')::integer AS critical,
      count(*) FILTER (WHERE severity = 'warning')::integer AS warning,
      count(*) FILTER (WHERE severity = 'info')::integer AS info
    FROM (
      SELECT incident_severity(body) AS severity FROM incident
      WHERE team = of_team AND site = of_site AND state <> 'resolved'
    ) AS open
  ) AS counted
$$;
CREATE FUNCTION incident_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed incident := coalesce(new, old);
BEGIN
  UPDATE site_row SET critical = now.critical, warning = now.warning, info = now.info,
    gravity = now.gravity
  FROM open_incidents(changed.team, changed.site) AS now
  WHERE site_row.team = changed.team AND site_row.id = changed.site
    AND (site_row.critical, site_row.warning, site_row.info)
      <> (now.critical, now.warning, now.info);
  RETURN NULL;
END $$;
CREATE TRIGGER incident_changes AFTER INSERT OR UPDATE OR DELETE ON incident
  FOR EACH ROW EXECUTE FUNCTION incident_counted();

-- What a person has changed by hand is seen, too.
CREATE FUNCTION document_revised() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  new.revision = nextval('revision');
  RETURN new;
END $$;
CREATE TRIGGER document_changed_by_hand BEFORE UPDATE ON document
  FOR EACH ROW WHEN (new.revision = old.revision) EXECUTE FUNCTION document_revised();
