-- What ten million events showed. The indexes are built anew: on a log of that size this takes some minutes.

-- A filter by action and entity that fits nothing, such as one of another kind of object, read every event of the action: the
-- entity at the end of the key lets the index leave them out.
DROP INDEX idx_audit_log_action;
CREATE INDEX idx_audit_log_action ON audit_log (tenant_id, action, "timestamp" DESC, id DESC, entity);
-- The same of what one person was refused.
DROP INDEX idx_audit_log_not_succeeded;
CREATE INDEX idx_audit_log_not_succeeded ON audit_log (tenant_id, outcome, "timestamp" DESC, id DESC, user_id)
  WHERE outcome <> 'SUCCEEDED';

-- A search asks this index once for each hour, and each time PostgreSQL also reads whatever was not merged into it yet: with its
-- 4 MB a search over a month took two seconds after some thousand events, with 256 kB a fifth of a second.
DROP INDEX idx_audit_log_words;
CREATE INDEX idx_audit_log_words ON audit_log USING gin (
  audit_event_words(tenant_id, "timestamp", action, entity, entity_id, reason, old_values, new_values, meta))
  WITH (gin_pending_list_limit = 256);

-- In the order of the key: after millions have waited and gone, a plain scan reads all the room that they left, twice a second.
CREATE OR REPLACE FUNCTION audit_backlog() RETURNS TABLE (waiting bigint, oldest timestamptz, read_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*), min(w.event_time), now()
  FROM (SELECT p.event_time FROM audit_pending p ORDER BY p.tenant_id, p.event_id LIMIT 10000) w
$$;
