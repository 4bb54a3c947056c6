-- Background work: a job is a row, inserted by the transaction that wants it done. Nodes claim rows, run them and mark them done
-- under their claim. All times are the database's.

-- What is done again and again. next_run_at is the next slot; a slot becomes a job exactly once (jobs_slot_key).
CREATE TABLE job_schedules (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  name varchar(100) NOT NULL,
  title varchar(200) NOT NULL,
  type varchar(100) NOT NULL CHECK (type ~ '^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$'),
  payload jsonb NOT NULL DEFAULT '{}',
  priority smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
  max_attempts integer NOT NULL DEFAULT 5 CHECK (max_attempts > 0),
  timeout_ms integer NOT NULL DEFAULT 60000 CHECK (timeout_ms > 0),
  cron varchar(100) NOT NULL,
  zone varchar(64) NOT NULL DEFAULT 'UTC',
  missed text NOT NULL DEFAULT 'ONCE' CHECK (missed IN ('SKIP', 'ONCE', 'ALL')),
  missed_most integer NOT NULL DEFAULT 24 CHECK (missed_most BETWEEN 1 AND 1000),
  enabled boolean NOT NULL DEFAULT true,
  next_run_at timestamptz NOT NULL,
  last_slot timestamptz,
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT job_schedules_name_key UNIQUE (tenant_id, name)
);
CREATE INDEX idx_job_schedules_due ON job_schedules (next_run_at) WHERE enabled;
CALL protect_tenant_table('job_schedules', 'SELECT, INSERT, UPDATE');

-- claim_id is the fence: whoever marks the job done names the claim that it ran under. ready says that run_at has come.
-- due_rank orders a tenant's jobs: run_at less a minute per step of priority, so that what waits rises and nothing starves.
CREATE TABLE jobs (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  type varchar(100) NOT NULL CHECK (type ~ '^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$'),
  title varchar(200) NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'RUNNING', 'SUCCEEDED', 'CANCELLED', 'DEAD')),
  priority smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
  payload jsonb NOT NULL DEFAULT '{}',
  idempotency_key varchar(200),
  user_id uuid,
  as_user boolean NOT NULL DEFAULT false,
  request_id varchar(64),
  schedule_id uuid,
  slot timestamptz,
  run_at timestamptz NOT NULL DEFAULT now(),
  ready boolean NOT NULL DEFAULT false,
  due_rank timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  max_attempts integer NOT NULL DEFAULT 5 CHECK (max_attempts > 0),
  timeout_ms integer NOT NULL DEFAULT 60000 CHECK (timeout_ms > 0),
  node_id uuid,
  claim_id uuid,
  started_at timestamptz,
  lease_until timestamptz,
  deadline_at timestamptz,
  progress_done bigint,
  progress_total bigint,
  progress_unit varchar(40),
  result jsonb,
  error varchar(1000),
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
  FOREIGN KEY (tenant_id, schedule_id) REFERENCES job_schedules (tenant_id, id),
  CHECK (NOT as_user OR user_id IS NOT NULL),
  CHECK ((state = 'RUNNING') = (claim_id IS NOT NULL)),
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state IN ('SUCCEEDED', 'CANCELLED', 'DEAD')) = (finished_at IS NOT NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
  autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX idx_jobs_ready ON jobs (tenant_id, due_rank) WHERE state = 'WAITING' AND ready;
CREATE INDEX idx_jobs_later ON jobs (run_at) WHERE state = 'WAITING' AND NOT ready;
CREATE INDEX idx_jobs_lease ON jobs (lease_until) WHERE state = 'RUNNING';
CREATE INDEX idx_jobs_state ON jobs (tenant_id, state, id);
CREATE UNIQUE INDEX jobs_idempotency_key ON jobs (tenant_id, type, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE UNIQUE INDEX jobs_slot_key ON jobs (tenant_id, schedule_id, slot) WHERE schedule_id IS NOT NULL;
-- No overlap: of one schedule one job at a time is open.
CREATE UNIQUE INDEX jobs_open_of_schedule_key ON jobs (tenant_id, schedule_id)
  WHERE schedule_id IS NOT NULL AND state IN ('WAITING', 'RUNNING');
CALL protect_tenant_table('jobs', 'SELECT, INSERT, UPDATE');

-- Gives a node up to p_most jobs to run, and in its last row, whose id is null, when to ask again: after wait_ms (null: nothing is
-- planned), and whether a schedule is due. Tenants take turns, beginning after p_after; p_busy names the tenant of each job that
-- runs on this node, and no tenant gets more than p_cap of them. On the way it makes jobs ready whose time has come and takes
-- jobs back whose lease has ended or whose node is lost or has left, as the register shows. The claim need not survive a crash
-- of the database: without it the job is waiting again, and whatever is done under it is durable only together with it.
CREATE FUNCTION claim_jobs(p_node uuid, p_most integer, p_after uuid, p_busy uuid[], p_cap integer, p_lease interval)
  RETURNS TABLE (tenant_id uuid, id uuid, claim_id uuid, type text, title text, payload text, attempt integer, failures integer,
    max_attempts integer, timeout_ms integer, user_id uuid, as_user boolean, schedule_id uuid, wait_ms bigint, schedules_due boolean)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
#variable_conflict use_column
DECLARE
  c_first CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  v_start uuid := coalesce(p_after, c_first);
  v_from uuid := v_start;
  v_wrapped boolean := false;
  v_tenant uuid;
  v_tenants uuid[] := '{}';
  v_room integer;
  v_left integer := p_most;
  v_taken integer;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  UPDATE jobs SET ready = true WHERE ctid = ANY (ARRAY(
    SELECT w.ctid FROM jobs w WHERE w.state = 'WAITING' AND NOT w.ready AND w.run_at <= now()
    ORDER BY w.run_at LIMIT 500 FOR UPDATE SKIP LOCKED));
  UPDATE jobs j SET
      state = CASE WHEN j.failures + 1 >= j.max_attempts THEN 'DEAD' ELSE 'WAITING' END,
      finished_at = CASE WHEN j.failures + 1 >= j.max_attempts THEN now() END,
      failures = j.failures + 1,
      error = CASE WHEN j.deadline_at <= now() THEN 'It took longer than its timeout.' ELSE 'The node that ran it was lost.' END,
      claim_id = NULL, lease_until = NULL, deadline_at = NULL,
      run_at = now() + make_interval(secs => least(300, power(2, least(j.failures, 10)))), ready = false,
      due_rank = now() + make_interval(secs => least(300, power(2, least(j.failures, 10))) - 60 * j.priority)
    WHERE ctid = ANY (ARRAY(
      SELECT r.ctid FROM jobs r WHERE r.state = 'RUNNING' AND r.lease_until <= now()
      ORDER BY r.lease_until LIMIT 100 FOR UPDATE SKIP LOCKED));
  -- What a node ran that has left goes back as it was; what one ran that gives no sign of life any more was an attempt.
  UPDATE jobs j SET
      state = CASE WHEN j.failures + lost.failures >= j.max_attempts THEN 'DEAD' ELSE 'WAITING' END,
      finished_at = CASE WHEN j.failures + lost.failures >= j.max_attempts THEN now() END,
      failures = j.failures + lost.failures,
      error = CASE WHEN lost.failures > 0 THEN 'The node that ran it was lost.' ELSE j.error END,
      claim_id = NULL, lease_until = NULL, deadline_at = NULL, run_at = now(), ready = true,
      due_rank = now() - make_interval(mins => j.priority)
    FROM (
      SELECT r.ctid AS row, CASE WHEN n.state = 'STOPPED' THEN 0 ELSE 1 END AS failures
      FROM jobs r JOIN cluster_nodes n ON n.id = r.node_id
      WHERE r.state = 'RUNNING' AND r.node_id <> p_node
        AND (n.state = 'STOPPED' OR n.heartbeat_at < now() - interval '15 seconds')
      ORDER BY r.lease_until LIMIT 100 FOR UPDATE OF r SKIP LOCKED) lost
    WHERE j.ctid = lost.row;
  WHILE cardinality(v_tenants) < p_most LOOP
    SELECT w.tenant_id INTO v_tenant FROM jobs w WHERE w.state = 'WAITING' AND w.ready AND w.tenant_id > v_from
      ORDER BY w.tenant_id LIMIT 1;
    IF v_tenant IS NULL THEN
      EXIT WHEN v_wrapped;
      v_wrapped := true;
      v_from := c_first;
      CONTINUE;
    END IF;
    EXIT WHEN v_wrapped AND v_tenant > v_start;
    v_from := v_tenant;
    IF cardinality(array_positions(p_busy, v_tenant)) < p_cap THEN
      v_tenants := v_tenants || v_tenant;
    END IF;
  END LOOP;
  FOREACH v_tenant IN ARRAY v_tenants LOOP
    v_room := least(v_left, p_cap - cardinality(array_positions(p_busy, v_tenant)),
      ceil(p_most::numeric / cardinality(v_tenants))::integer);
    EXIT WHEN v_left <= 0;
    RETURN QUERY
      UPDATE jobs j SET state = 'RUNNING', claim_id = gen_random_uuid(), node_id = p_node, attempts = j.attempts + 1,
          started_at = clock_timestamp(), progress_done = NULL, progress_total = NULL, progress_unit = NULL,
          lease_until = now() + p_lease, deadline_at = now() + make_interval(secs => j.timeout_ms / 1000.0)
        WHERE ctid = ANY (ARRAY(
          SELECT w.ctid FROM jobs w WHERE w.tenant_id = v_tenant AND w.state = 'WAITING' AND w.ready
          ORDER BY w.due_rank LIMIT v_room FOR UPDATE SKIP LOCKED))
        RETURNING j.tenant_id, j.id, j.claim_id, j.type::text, j.title::text, j.payload::text, j.attempts, j.failures,
          j.max_attempts, j.timeout_ms, j.user_id, j.as_user, j.schedule_id, NULL::bigint, NULL::boolean;
    GET DIAGNOSTICS v_taken = ROW_COUNT;
    v_left := v_left - v_taken;
  END LOOP;
  RETURN QUERY
    SELECT NULL::uuid, NULL::uuid, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::integer, NULL::integer, NULL::integer,
      NULL::integer, NULL::uuid, NULL::boolean, NULL::uuid,
      greatest(0, ceil(extract(epoch FROM least(
        (SELECT w.run_at FROM jobs w WHERE w.state = 'WAITING' AND NOT w.ready ORDER BY w.run_at LIMIT 1),
        (SELECT s.next_run_at FROM job_schedules s WHERE s.enabled AND s.next_run_at > now() ORDER BY s.next_run_at LIMIT 1)
        ) - clock_timestamp()) * 1000))::bigint,
      EXISTS (SELECT FROM job_schedules s WHERE s.enabled AND s.next_run_at <= now()
        AND NOT EXISTS (SELECT FROM jobs o WHERE o.tenant_id = s.tenant_id AND o.schedule_id = s.id
          AND o.state IN ('WAITING', 'RUNNING')));
END $$;

-- Prolongs the claims of a node's running jobs, none beyond its timeout; says which of them still hold.
CREATE FUNCTION renew_jobs(p_tenants uuid[], p_ids uuid[], p_claims uuid[], p_lease interval) RETURNS SETOF uuid
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  UPDATE jobs j SET lease_until = least(now() + p_lease, j.deadline_at + interval '5 seconds')
  FROM unnest(p_tenants, p_ids, p_claims) AS mine (tenant_id, id, claim_id)
  WHERE j.tenant_id = mine.tenant_id AND j.id = mine.id AND j.claim_id = mine.claim_id AND j.state = 'RUNNING'
  RETURNING j.claim_id
$$;

-- Hands back what a stopping node runs, without counting it as a failure.
CREATE FUNCTION release_jobs(p_node uuid) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH back AS (
    UPDATE jobs SET state = 'WAITING', claim_id = NULL, lease_until = NULL, deadline_at = NULL, ready = true
    WHERE state = 'RUNNING' AND node_id = p_node RETURNING 1)
  SELECT count(*) FROM back
$$;

-- The schedules whose slot has come and that have no open job.
CREATE FUNCTION due_schedules(p_most integer) RETURNS TABLE (tenant_id uuid, schedule_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.tenant_id, s.id FROM job_schedules s
  WHERE s.enabled AND s.next_run_at <= now() AND NOT EXISTS (
    SELECT FROM jobs o WHERE o.tenant_id = s.tenant_id AND o.schedule_id = s.id AND o.state IN ('WAITING', 'RUNNING'))
  ORDER BY s.next_run_at LIMIT p_most
$$;

GRANT EXECUTE ON FUNCTION claim_jobs(uuid, integer, uuid, uuid[], integer, interval),
  renew_jobs(uuid[], uuid[], uuid[], interval), release_jobs(uuid), due_schedules(integer) TO holdfast_app;
