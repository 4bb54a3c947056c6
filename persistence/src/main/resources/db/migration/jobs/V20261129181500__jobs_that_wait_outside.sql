-- Jobs that spend their time waiting for another system, such as a mail server: a node gives them a part of its workers only, so
-- that a slow system delays nobody's other jobs.
ALTER TABLE jobs ADD COLUMN outside boolean NOT NULL DEFAULT false;

DROP INDEX idx_jobs_ready;
CREATE INDEX idx_jobs_ready_here ON jobs (tenant_id, due_rank) WHERE state = 'WAITING' AND ready AND NOT outside;
CREATE INDEX idx_jobs_ready_outside ON jobs (tenant_id, due_rank) WHERE state = 'WAITING' AND ready AND outside;

-- A node of the version before calls it without its last parameter.
DROP FUNCTION claim_jobs(uuid, integer, uuid, uuid[], integer, interval);
-- Gives a node up to p_most jobs to run, of them at most p_outside that wait for other systems, and in its last row, whose id is
-- null, when to ask again: after wait_ms (null: nothing is planned), and whether a schedule is due; of a job wait_ms says how long
-- it has waited since its time came. Tenants take turns, beginning
-- after p_after; p_busy names the tenant of each job that runs on this node, and no tenant gets more than p_cap of them. A tenant
-- that is not active gets none: its jobs and schedules wait. On the way the function makes jobs ready whose time has come and
-- takes jobs back whose lease has ended or whose node is lost or has left, as the register shows. The claim need not survive a
-- crash of the database: without it the job is waiting again, and whatever is done under it is durable only together with it.
CREATE FUNCTION claim_jobs(p_node uuid, p_most integer, p_after uuid, p_busy uuid[], p_cap integer, p_lease interval,
    p_outside integer DEFAULT 1000)
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
  v_rows tid[];
  v_outside integer := greatest(0, p_outside);
  v_begun_outside integer;
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
    v_tenant := least(
      (SELECT w.tenant_id FROM jobs w WHERE w.state = 'WAITING' AND w.ready AND NOT w.outside AND w.tenant_id > v_from
        ORDER BY w.tenant_id LIMIT 1),
      (SELECT w.tenant_id FROM jobs w WHERE w.state = 'WAITING' AND w.ready AND w.outside AND w.tenant_id > v_from
        AND v_outside > 0 ORDER BY w.tenant_id LIMIT 1));
    IF v_tenant IS NULL THEN
      EXIT WHEN v_wrapped;
      v_wrapped := true;
      v_from := c_first;
      CONTINUE;
    END IF;
    EXIT WHEN v_wrapped AND v_tenant > v_start;
    v_from := v_tenant;
    IF cardinality(array_positions(p_busy, v_tenant)) < p_cap
      AND EXISTS (SELECT FROM tenants t WHERE t.id = v_tenant AND t.status = 'active') THEN
      v_tenants := v_tenants || v_tenant;
    END IF;
  END LOOP;
  FOREACH v_tenant IN ARRAY v_tenants LOOP
    v_room := least(v_left, p_cap - cardinality(array_positions(p_busy, v_tenant)),
      ceil(p_most::numeric / cardinality(v_tenants))::integer);
    EXIT WHEN v_left <= 0;
    -- Each kind by its own index, both together by due_rank. What is locked in vain is free again when this transaction ends.
    SELECT array_agg(c.row), count(*) FILTER (WHERE c.outside) INTO v_rows, v_begun_outside FROM (
      SELECT * FROM (
        SELECT w.ctid AS row, w.due_rank, false AS outside FROM jobs w
        WHERE w.tenant_id = v_tenant AND w.state = 'WAITING' AND w.ready AND NOT w.outside
        ORDER BY w.due_rank LIMIT v_room FOR UPDATE SKIP LOCKED) here
      UNION ALL
      SELECT * FROM (
        SELECT w.ctid, w.due_rank, true FROM jobs w
        WHERE w.tenant_id = v_tenant AND w.state = 'WAITING' AND w.ready AND w.outside
        ORDER BY w.due_rank LIMIT least(v_room, v_outside) FOR UPDATE SKIP LOCKED) elsewhere
      ORDER BY due_rank LIMIT v_room) c;
    RETURN QUERY
      UPDATE jobs j SET state = 'RUNNING', claim_id = gen_random_uuid(), node_id = p_node, attempts = j.attempts + 1,
          started_at = clock_timestamp(), progress_done = NULL, progress_total = NULL, progress_unit = NULL,
          lease_until = now() + p_lease, deadline_at = now() + make_interval(secs => j.timeout_ms / 1000.0)
        WHERE ctid = ANY (v_rows)
        RETURNING j.tenant_id, j.id, j.claim_id, j.type::text, j.title::text, j.payload::text, j.attempts, j.failures,
          j.max_attempts, j.timeout_ms, j.user_id, j.as_user, j.schedule_id,
          greatest(0, extract(epoch FROM clock_timestamp() - j.run_at) * 1000)::bigint, NULL::boolean;
    GET DIAGNOSTICS v_taken = ROW_COUNT;
    v_left := v_left - v_taken;
    v_outside := v_outside - v_begun_outside;
  END LOOP;
  RETURN QUERY
    SELECT NULL::uuid, NULL::uuid, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::integer, NULL::integer, NULL::integer,
      NULL::integer, NULL::uuid, NULL::boolean, NULL::uuid,
      greatest(0, ceil(extract(epoch FROM least(
        (SELECT w.run_at FROM jobs w WHERE w.state = 'WAITING' AND NOT w.ready ORDER BY w.run_at LIMIT 1),
        (SELECT s.next_run_at FROM job_schedules s WHERE s.enabled AND s.next_run_at > now() ORDER BY s.next_run_at LIMIT 1)
        ) - clock_timestamp()) * 1000))::bigint,
      EXISTS (SELECT FROM job_schedules s JOIN tenants t ON t.id = s.tenant_id AND t.status = 'active'
        WHERE s.enabled AND s.next_run_at <= now() AND NOT EXISTS (SELECT FROM jobs o WHERE o.tenant_id = s.tenant_id AND o.schedule_id = s.id
          AND o.state IN ('WAITING', 'RUNNING')));
END $$;


-- The schedules of active tenants whose slot has come and that have no open job.
CREATE OR REPLACE FUNCTION due_schedules(p_most integer) RETURNS TABLE (tenant_id uuid, schedule_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.tenant_id, s.id FROM job_schedules s JOIN tenants t ON t.id = s.tenant_id AND t.status = 'active'
  WHERE s.enabled AND s.next_run_at <= now() AND NOT EXISTS (
    SELECT FROM jobs o WHERE o.tenant_id = s.tenant_id AND o.schedule_id = s.id AND o.state IN ('WAITING', 'RUNNING'))
  ORDER BY s.next_run_at LIMIT p_most
$$;

GRANT EXECUTE ON FUNCTION claim_jobs(uuid, integer, uuid, uuid[], integer, interval, integer) TO holdfast_app;

-- Finished jobs are found by their end instead of by reading all of them.
CREATE INDEX idx_jobs_finished ON jobs (state, finished_at) WHERE finished_at IS NOT NULL;

CREATE OR REPLACE FUNCTION forget_jobs(p_finished interval, p_dead interval, p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
  WITH gone AS (
    DELETE FROM jobs WHERE ctid = ANY (ARRAY(
      SELECT j.ctid
      FROM (VALUES ('SUCCEEDED', p_finished), ('CANCELLED', p_finished), ('DEAD', p_dead)) AS old (state, kept)
      JOIN jobs j ON j.state = old.state AND j.finished_at < now() - old.kept
      LIMIT p_most FOR UPDATE OF j SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- How many jobs there are that are not over, by type and state: each part by its own index.
CREATE OR REPLACE FUNCTION count_jobs() RETURNS TABLE (type text, state text, jobs bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT j.type::text, j.state, count(*) FROM (
    SELECT h.type, h.state FROM jobs h WHERE h.state = 'WAITING' AND h.ready AND NOT h.outside
    UNION ALL SELECT o.type, o.state FROM jobs o WHERE o.state = 'WAITING' AND o.ready AND o.outside
    UNION ALL SELECT l.type, l.state FROM jobs l WHERE l.state = 'WAITING' AND NOT l.ready
    UNION ALL SELECT r.type, r.state FROM jobs r WHERE r.state = 'RUNNING'
    UNION ALL SELECT d.type, d.state FROM jobs d WHERE d.state = 'DEAD') j
  GROUP BY 1, 2
$$;
