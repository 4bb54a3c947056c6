-- Whose mail a mail server reports of: it knows the Message-ID and no tenant.
CREATE INDEX idx_outbox_mails_message ON outbox_mails (message_id);

CREATE FUNCTION mail_by_message_id(p_message_id text) RETURNS TABLE (tenant_id uuid, id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.tenant_id, m.id FROM outbox_mails m WHERE m.message_id = p_message_id
$$;
GRANT EXECUTE ON FUNCTION mail_by_message_id(text) TO holdfast_app;
