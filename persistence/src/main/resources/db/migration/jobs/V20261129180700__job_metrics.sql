-- What watches over the jobs needs to know.

-- How many jobs of each type wait, run or are dead, over all tenants: numbers, no more. Each branch walks an index that holds only
-- jobs of its kind, so that millions of finished ones cost nothing.
CREATE INDEX idx_jobs_dead ON jobs (type) WHERE state = 'DEAD';
CREATE FUNCTION count_jobs() RETURNS TABLE (type text, state text, jobs bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
  SELECT j.type::text, j.state, count(*) FROM (
    SELECT w.type, w.state FROM jobs w WHERE w.state = 'WAITING' AND w.ready
    UNION ALL SELECT l.type, l.state FROM jobs l WHERE l.state = 'WAITING' AND NOT l.ready
    UNION ALL SELECT r.type, r.state FROM jobs r WHERE r.state = 'RUNNING'
    UNION ALL SELECT d.type, d.state FROM jobs d WHERE d.state = 'DEAD') j
  GROUP BY 1, 2
$$;
GRANT EXECUTE ON FUNCTION count_jobs() TO holdfast_app;

-- A claimed job now says how long it has waited since its time came, in wait_ms; the function is otherwise as it was.
DO $$
DECLARE
  c_before CONSTANT text := 'j.schedule_id, NULL::bigint, NULL::boolean';
  c_after CONSTANT text := 'j.schedule_id,
          greatest(0, extract(epoch FROM clock_timestamp() - j.run_at) * 1000)::bigint, NULL::boolean';
  v_function text := pg_get_functiondef('claim_jobs(uuid, integer, uuid, uuid[], integer, interval)'::regprocedure);
BEGIN
  IF position(c_before IN v_function) = 0 THEN
    RAISE EXCEPTION 'claim_jobs is not the function that this migration knows';
  END IF;
  EXECUTE replace(v_function, c_before, c_after);
END $$;
