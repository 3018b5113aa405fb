-- PostgreSQL itself keeps workspaces apart: the bot asks for one of them (livion.team) as the role
-- pg_database_owner, which sees and writes rows of that one alone, and none where none is named.
-- Whoever owns the tables sees all, as do older programs, pg_dump and the operator.
CREATE FUNCTION keep_apart() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  schema regnamespace := current_schema()::regnamespace;
  made record;
BEGIN
  -- Two at once would grant the same.
  PERFORM pg_advisory_xact_lock(7146303);
  IF NOT has_schema_privilege('pg_database_owner', schema, 'USAGE') THEN
    EXECUTE format('GRANT USAGE ON SCHEMA %s TO pg_database_owner', schema);
  END IF;
  FOR made IN
    SELECT pg_class.oid::regclass AS name, relrowsecurity AS is_apart FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'team' AND NOT attisdropped
    WHERE relnamespace = schema AND relkind = 'r'
  LOOP
    IF NOT made.is_apart THEN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', made.name);
      EXECUTE format('CREATE POLICY workspace ON %s TO pg_database_owner
        USING (team = current_setting(''livion.team'', true))', made.name);
    END IF;
    IF NOT has_table_privilege('pg_database_owner', made.name, 'SELECT') THEN
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO pg_database_owner', made.name);
    END IF;
  END LOOP;
  -- Of no workspace, and written or read with what is of one.
  IF NOT has_table_privilege('pg_database_owner', 'login_guard', 'SELECT') THEN
    GRANT SELECT, INSERT, UPDATE ON login_guard, uptime TO pg_database_owner;
    GRANT SELECT ON process_lease TO pg_database_owner;
    GRANT USAGE ON SEQUENCE revision TO pg_database_owner;
  END IF;
END $$;
SELECT keep_apart();
