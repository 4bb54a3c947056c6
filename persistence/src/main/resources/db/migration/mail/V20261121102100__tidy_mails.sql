-- Ends and forgets mails of all tenants, a portion of each at a time; answers how many rows it touched. Mails that wait although
-- they should have been given up have lost their job. What unsent mails say goes once it is over, or some time after their end.
CREATE FUNCTION tidy_mails(p_lost interval, p_keep_unsent interval, p_keep interval, p_most integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_rows integer;
  v_all integer := 0;
BEGIN
  UPDATE outbox_mails SET state = 'FAILED', finished_at = now(),
                          last_error = coalesce(last_error, 'It was never tried to the end.')
  WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM outbox_mails
                            WHERE state = 'WAITING' AND queued_at < now() - p_lost LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_all := v_all + v_rows;
  UPDATE outbox_mails SET content = NULL
  WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM outbox_mails
                            WHERE content IS NOT NULL AND state <> 'WAITING'
                              AND (expires_at < now() OR finished_at < now() - p_keep_unsent)
                            LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  v_all := v_all + v_rows;
  DELETE FROM outbox_mails
  WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM outbox_mails
                            WHERE finished_at < now() - p_keep LIMIT p_most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  RETURN v_all + v_rows;
END $$;
GRANT EXECUTE ON FUNCTION tidy_mails(interval, interval, interval, integer) TO holdfast_app;
