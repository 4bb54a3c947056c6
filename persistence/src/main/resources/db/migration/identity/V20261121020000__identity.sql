-- Identity: a login is a person; a user is that person's membership of one tenant; a session is one sign-in.

-- No grant to the runtime: credentials are reached only through the door functions below.
CREATE TABLE logins (
  id uuid NOT NULL,
  email varchar(255) NOT NULL CHECK (email = lower(email)),
  password_hash text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id),
  CONSTRAINT logins_email_key UNIQUE (email)
);

-- contact_id is the Zoho CRM contact that this user is (A7, A12). account_id is our account, which names the CRM account.
-- role is the seeds' label of the principal role; authority comes from user_roles alone.
CREATE TABLE users (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  login_id uuid NOT NULL REFERENCES logins (id),
  email varchar(255) NOT NULL CHECK (email = lower(email)),
  name varchar(255) NOT NULL,
  contact_id varchar(50),
  account_id uuid,
  role varchar(50) NOT NULL DEFAULT 'client_user',
  client_dashboard_id varchar(50) NOT NULL,
  zoho_refresh_token text,
  preferences jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  last_login timestamptz,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT users_login_key UNIQUE (tenant_id, login_id),
  CONSTRAINT users_email_key UNIQUE (tenant_id, email),
  CONSTRAINT users_client_dashboard_key UNIQUE (tenant_id, client_dashboard_id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE UNIQUE INDEX idx_users_contact_id ON users (tenant_id, contact_id);
CREATE INDEX idx_users_account_id ON users (tenant_id, account_id);
CREATE INDEX idx_users_login_id ON users (login_id);
CALL protect_tenant_table('users', 'SELECT, INSERT, UPDATE');
-- Reports name people, they do not act for them: no token of theirs.
GRANT SELECT (tenant_id, id, email, name, contact_id, account_id, role, status, last_login, created_at, updated_at)
  ON users TO holdfast_reader;

-- token_hash is the SHA-256 of the cookie's value; the value itself is kept nowhere.
CREATE TABLE sessions (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  ip_address inet,
  user_agent varchar(512),
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  idle_expires_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('signed-out', 'revoked', 'expired')),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX idx_sessions_token_hash ON sessions (token_hash);
CREATE INDEX idx_sessions_user ON sessions (tenant_id, user_id, created_at DESC);
CALL protect_tenant_table('sessions', 'SELECT, INSERT, UPDATE');

-- A single-use invitation to a tenant with a role; the address it names is confirmed by holding it.
CREATE TABLE invitations (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  email varchar(255) NOT NULL CHECK (email = lower(email)),
  name varchar(255) NOT NULL,
  role varchar(50) NOT NULL,
  account_id uuid,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX idx_invitations_token_hash ON invitations (token_hash);
CALL protect_tenant_table('invitations', 'SELECT, INSERT, UPDATE');

-- Failed sign-ins per e-mail digest and per address. Counted before the password is looked at, so parallel guesses count.
CREATE TABLE signin_throttles (
  key text NOT NULL,
  attempts integer NOT NULL,
  window_started_at timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (key)
);
CREATE INDEX idx_signin_throttles_age ON signin_throttles (window_started_at);

-- RS256 keys of access tokens. private_key is sealed by the node's master key, which is not in the database.
CREATE TABLE signing_keys (
  id text NOT NULL,
  public_key bytea NOT NULL,
  private_key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  signs_until timestamptz NOT NULL,
  published_until timestamptz NOT NULL,
  PRIMARY KEY (id),
  CHECK (published_until > signs_until)
);
GRANT SELECT, INSERT ON signing_keys TO holdfast_app;

-- Door functions: what must run before a tenant is known. The list is closed (docs/TENANCY.md); a test compares it.
CREATE FUNCTION login_by_email(p_email text)
  RETURNS TABLE (login_id uuid, password_hash text, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l.id, l.password_hash, l.status FROM logins l WHERE l.email = p_email
$$;

CREATE FUNCTION memberships_of_login(p_login uuid)
  RETURNS TABLE (tenant_id uuid, tenant_slug text, tenant_name text, user_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.slug, t.name, u.id
  FROM users u JOIN tenants t ON t.id = u.tenant_id
  WHERE u.login_id = p_login AND u.status = 'active' AND t.status = 'active'
  ORDER BY t.slug
$$;

-- Creates a login for an address that has none; returns null when the address is taken.
CREATE FUNCTION create_login(p_id uuid, p_email text, p_password_hash text) RETURNS uuid
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO logins (id, email, password_hash) VALUES (p_id, p_email, p_password_hash)
  ON CONFLICT (email) DO NOTHING RETURNING id
$$;

CREATE FUNCTION session_by_token(p_token_hash bytea) RETURNS TABLE (tenant_id uuid, session_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.tenant_id, s.id FROM sessions s WHERE s.token_hash = p_token_hash
$$;

CREATE FUNCTION invitation_by_token(p_token_hash bytea) RETURNS TABLE (tenant_id uuid, invitation_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.tenant_id, i.id FROM invitations i WHERE i.token_hash = p_token_hash
$$;

CREATE FUNCTION tenant_by_slug(p_slug text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id FROM tenants t WHERE t.slug = p_slug
$$;

-- Counts an attempt under a key and says until when the key is locked, or null. The attempt that exceeds p_limit within
-- p_window locks the key for p_lock; a lock that has passed starts a new window. Every call also forgets a few keys of
-- yesterday, so that invented addresses cannot fill the table.
CREATE FUNCTION register_signin_attempt(p_key text, p_limit integer, p_window interval, p_lock interval)
  RETURNS timestamptz
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_row signin_throttles;
BEGIN
  IF p_limit < 1 OR p_window > interval '1 day' THEN
    RAISE EXCEPTION 'a throttle allows at least one attempt, in a window of a day at most'
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  DELETE FROM signin_throttles WHERE key IN (
    SELECT t.key FROM signin_throttles t
    WHERE t.window_started_at < now() - interval '1 day' AND coalesce(t.locked_until <= now(), true) AND t.key <> p_key
    ORDER BY t.window_started_at LIMIT 5 FOR UPDATE SKIP LOCKED);
  INSERT INTO signin_throttles AS t (key, attempts, window_started_at) VALUES (p_key, 1, now())
  ON CONFLICT (key) DO UPDATE SET
    attempts = CASE WHEN t.locked_until > now() THEN t.attempts
                    WHEN t.locked_until IS NOT NULL OR t.window_started_at < now() - p_window THEN 1
                    ELSE t.attempts + 1 END,
    window_started_at = CASE WHEN t.locked_until > now() THEN t.window_started_at
                             WHEN t.locked_until IS NOT NULL OR t.window_started_at < now() - p_window THEN now()
                             ELSE t.window_started_at END,
    locked_until = CASE WHEN t.locked_until > now() THEN t.locked_until
                        WHEN t.locked_until IS NULL AND t.window_started_at >= now() - p_window AND t.attempts >= p_limit
                          THEN now() + p_lock END
  RETURNING * INTO v_row;
  RETURN CASE WHEN v_row.locked_until > now() THEN v_row.locked_until END;
END $$;

CREATE FUNCTION clear_signin_attempts(p_key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM signin_throttles WHERE key = p_key
$$;

-- Takes one attempt back: a right password does not count against the address that it came from, and does not forgive the
-- wrong ones of others there either.
CREATE FUNCTION forgive_signin_attempt(p_key text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE signin_throttles SET attempts = greatest(attempts - 1, 0) WHERE key = p_key AND locked_until IS NULL
$$;

GRANT EXECUTE ON FUNCTION login_by_email(text), memberships_of_login(uuid), create_login(uuid, text, text),
  session_by_token(bytea), invitation_by_token(bytea), tenant_by_slug(text),
  register_signin_attempt(text, integer, interval, interval), clear_signin_attempts(text),
  forgive_signin_attempt(text) TO holdfast_app;
