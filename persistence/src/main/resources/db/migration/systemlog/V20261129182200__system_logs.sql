-- What the nodes themselves complained about: warnings and errors of their logs (feature C4). An entry that arose while somebody
-- acted belongs to that tenant, all others to the platform's. Unlike audit_log this is no proof of anything: it is tidied.
CREATE TABLE system_logs (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  "timestamp" timestamptz NOT NULL,
  level text NOT NULL CHECK (level IN ('WARNING', 'SEVERE')),
  logger varchar(200) NOT NULL,
  message varchar(2000) NOT NULL,
  exception varchar(4000),
  node varchar(100) NOT NULL,
  request_id varchar(64),
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX idx_system_logs_timestamp ON system_logs (tenant_id, "timestamp" DESC, id DESC);
CREATE INDEX idx_system_logs_level ON system_logs (tenant_id, level, "timestamp" DESC, id DESC);
CREATE INDEX idx_system_logs_logger ON system_logs (tenant_id, logger, "timestamp" DESC, id DESC);
CREATE INDEX idx_system_logs_request ON system_logs (tenant_id, request_id) WHERE request_id IS NOT NULL;
-- For housekeeping, which goes over all tenants.
CREATE INDEX idx_system_logs_age ON system_logs ("timestamp");
CALL protect_tenant_table('system_logs', 'SELECT, INSERT');

-- Entries older than that. Takes at most p_most and says how many.
CREATE FUNCTION forget_system_logs(p_keep interval, p_most integer) RETURNS bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (
    DELETE FROM system_logs WHERE ctid = ANY (ARRAY(
      SELECT s.ctid FROM system_logs s WHERE s."timestamp" < now() - p_keep
      ORDER BY s."timestamp" LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
  SELECT count(*) FROM gone
$$;
GRANT EXECUTE ON FUNCTION forget_system_logs(interval, integer) TO holdfast_app;
