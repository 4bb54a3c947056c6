-- What became of one person's rights, or of one role: the log is searched by them.
ALTER TABLE permission_audit_log
  ADD COLUMN subject_id uuid GENERATED ALWAYS AS ((coalesce(new_values, old_values) ->> 'user_id')::uuid) STORED,
  ADD COLUMN role_id uuid GENERATED ALWAYS AS ((coalesce(
    coalesce(new_values, old_values) ->> 'role_id', coalesce(new_values, old_values) ->> 'senior_id'))::uuid) STORED;
CREATE INDEX permission_audit_log_subject_idx ON permission_audit_log (tenant_id, subject_id, changed_at DESC, id DESC)
  WHERE subject_id IS NOT NULL;
CREATE INDEX permission_audit_log_role_idx ON permission_audit_log (tenant_id, role_id, changed_at DESC, id DESC)
  WHERE role_id IS NOT NULL;
