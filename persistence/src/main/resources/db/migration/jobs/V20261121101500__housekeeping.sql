-- What housekeeping takes away. Each call takes at most p_most rows, so that it stays short, and says how many.

-- Finished jobs; the dead ones are kept longer, because somebody should have looked.
CREATE FUNCTION forget_jobs(p_finished interval, p_dead interval, p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM jobs WHERE ctid = ANY (ARRAY(
      SELECT j.ctid FROM jobs j
      WHERE j.state IN ('SUCCEEDED', 'CANCELLED', 'DEAD')
        AND j.finished_at < now() - CASE WHEN j.state = 'DEAD' THEN p_dead ELSE p_finished END
      LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- Sessions that ended or ran out so long ago.
CREATE FUNCTION forget_sessions(p_ended interval, p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM sessions WHERE ctid = ANY (ARRAY(
      SELECT s.ctid FROM sessions s
      WHERE coalesce(s.ended_at, least(s.expires_at, s.idle_expires_at)) < now() - p_ended
      LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- Counts of sign-ins whose window and lock are over.
CREATE FUNCTION forget_signin_attempts(p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM signin_throttles WHERE ctid = ANY (ARRAY(
      SELECT t.ctid FROM signin_throttles t
      WHERE t.window_started_at < now() - interval '1 day' AND coalesce(t.locked_until <= now(), true)
      ORDER BY t.window_started_at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;

-- Marks of calls to Zoho that a killed node left.
CREATE FUNCTION forget_zoho_calls(p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM zoho_calls_under_way WHERE ctid = ANY (ARRAY(
      SELECT c.ctid FROM zoho_calls_under_way c WHERE c.ends_by < now() - interval '1 hour'
      LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;

GRANT EXECUTE ON FUNCTION forget_jobs(interval, interval, integer), forget_sessions(interval, integer),
  forget_signin_attempts(integer), forget_zoho_calls(integer) TO holdfast_app;
