-- Claiming also takes back what lost nodes ran, as the register of nodes shows them; their claims would lapse only later.
CREATE OR REPLACE FUNCTION claim_jobs(p_node uuid, p_most integer, p_after uuid, p_busy uuid[], p_cap integer, p_lease interval)
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
