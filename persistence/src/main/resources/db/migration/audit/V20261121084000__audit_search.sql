-- What a reader of the audit log filters by: each filter finds its rows by an index that starts with the tenant, newest first.
-- Equality of text is leakproof, so row-level security does not keep the planner from them.
CREATE INDEX idx_audit_log_action ON audit_log (tenant_id, action, "timestamp" DESC, id DESC);
CREATE INDEX idx_audit_log_session ON audit_log (tenant_id, session_id, "timestamp" DESC, id DESC);
CREATE INDEX idx_audit_log_request ON audit_log (tenant_id, request_id);
-- Nearly every event succeeds, and those are found by time; the others are few and looked for. The query writes the word out,
-- or the planner could not see that it means one of these.
CREATE INDEX idx_audit_log_not_succeeded ON audit_log (tenant_id, outcome, "timestamp" DESC, id DESC)
  WHERE outcome <> 'SUCCEEDED';
-- For those who may read the log of some locations only.
CREATE INDEX idx_audit_log_location ON audit_log (tenant_id, location_id, "timestamp" DESC, id DESC)
  WHERE location_id IS NOT NULL;
