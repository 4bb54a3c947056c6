-- People and assignments out of a file: what each line said, what would become of it, and what did. The file itself is not kept.
CREATE TABLE imports (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  zone text NOT NULL CHECK (length(zone) <= 60),
  lines integer NOT NULL CHECK (lines BETWEEN 1 AND 50000),
  state text NOT NULL DEFAULT 'CHECKING' CHECK (state IN ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED')),
  job_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, created_by) REFERENCES users (tenant_id, id)
);
CALL protect_tenant_table('imports', 'SELECT, INSERT, UPDATE (state, job_id), DELETE');
CREATE INDEX idx_imports_created_by ON imports (tenant_id, created_by);

-- email, name, role, place, begins and ends as the file has them; the scope and the moments are what they were found to mean.
CREATE TABLE import_rows (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  line integer NOT NULL CHECK (line > 0),
  email text NOT NULL CHECK (length(email) <= 255),
  name text NOT NULL CHECK (length(name) <= 255),
  role text NOT NULL CHECK (length(role) <= 255),
  place text NOT NULL CHECK (length(place) <= 255),
  begins text NOT NULL CHECK (length(begins) <= 255),
  ends text NOT NULL CHECK (length(ends) <= 255),
  state text NOT NULL DEFAULT 'READ' CHECK (state IN
    ('READ', 'ASSIGN', 'INVITE', 'PRESENT', 'REFUSED', 'ASSIGNED', 'INVITED', 'FAILED')),
  problem_column text,
  problem text,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_rows_line_key UNIQUE (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('import_rows', 'SELECT, INSERT, UPDATE (state, problem_column, problem)');
-- What is next: people one after the other, so that roles of one person are judged together.
CREATE INDEX idx_import_rows_next ON import_rows (tenant_id, import_id, state, email, line);

-- Imports of so long ago: their lines first, at most p_most of them at a time, then those without lines.
CREATE FUNCTION forget_imports(p_made interval, p_most integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_lines bigint;
  v_imports bigint;
BEGIN
  DELETE FROM import_rows WHERE ctid = ANY (ARRAY(
    SELECT r.ctid FROM imports i JOIN import_rows r ON r.tenant_id = i.tenant_id AND r.import_id = i.id
    WHERE i.created_at < now() - p_made LIMIT p_most FOR UPDATE OF r SKIP LOCKED));
  GET DIAGNOSTICS v_lines = ROW_COUNT;
  IF v_lines = p_most THEN
    RETURN v_lines;
  END IF;
  DELETE FROM imports i WHERE i.created_at < now() - p_made
    AND NOT EXISTS (SELECT FROM import_rows r WHERE r.tenant_id = i.tenant_id AND r.import_id = i.id);
  GET DIAGNOSTICS v_imports = ROW_COUNT;
  RETURN v_lines + v_imports;
END $$;
GRANT EXECUTE ON FUNCTION forget_imports(interval, integer) TO holdfast_app;
