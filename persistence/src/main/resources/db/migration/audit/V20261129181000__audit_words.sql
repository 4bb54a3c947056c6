-- Free text over the audit log. The operators of text search are not leakproof and would scan under row-level security, so this
-- is a door: it runs as the owner and names the tenant of the transaction and the reader's reach itself (ADR 16).

-- What stands between words: blanks, control characters and punctuation, but not - and _, which belong to ids, dates and names;
-- and line ends and tabs within JSON, \n, \r and \t, whose letters are no words. Ranges are written out because classes of
-- characters depend on the database's locale.
CREATE FUNCTION audit_between_words() RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '(?:\\[nrt]|[\x01-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f])+'
$$;

-- The words of a text, in lower case. Of a long one the beginning counts.
CREATE FUNCTION audit_words(p_text text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT left(w.word, 64) FROM unnest(regexp_split_to_array(lower(p_text), public.audit_between_words())) w (word)
               WHERE w.word <> '')
$$;

-- Where the words of an hour of a tenant begin in the index. Words of one hour lie together there, so a search goes back hour by
-- hour and stops when it has enough: neither a word of every event nor one of none reads more than it must. Two tenants may
-- share a mark; the search compares the tenant as well.
CREATE FUNCTION audit_words_mark(p_tenant uuid, p_hour bigint) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT right(p_tenant::text, 8) || '.' || p_hour || '.' $$;

CREATE FUNCTION audit_hour(p_time timestamptz) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT floor(extract(epoch FROM p_time - timestamptz '1970-01-01 00:00:00+00') / 3600)::bigint
$$;

-- What an event is found by. The index is made of it: another definition needs another index. Whoever writes an event computes
-- it. Its cost keeps the planner from computing it for rows instead of asking the index. The schema is named because whoever
-- makes or looks after an index has no search path.
CREATE FUNCTION audit_event_words(p_tenant uuid, p_time timestamptz, p_action text, p_entity text, p_entity_id text,
                                  p_reason text, p_old jsonb, p_new jsonb, p_meta jsonb) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
DECLARE
  v_mark text := public.audit_words_mark(p_tenant, public.audit_hour(p_time));
  v_text text := concat_ws(' ', p_action, p_entity, p_entity_id, p_reason, p_old, p_new, p_meta);
BEGIN
  IF length(v_text) <= 1000 THEN
    -- No word can be too long, so one pass is enough; this is what every event costs.
    RETURN array_to_tsvector(string_to_array(
      v_mark || regexp_replace(lower(v_text), public.audit_between_words(), ' ' || v_mark, 'g'), ' '));
  END IF;
  RETURN array_to_tsvector(ARRAY(SELECT v_mark || w.word FROM unnest(public.audit_words(v_text)) w (word)));
END $$;

-- The events that hold each word of the text, at least as the beginning of one of their own.
CREATE FUNCTION audit_words_query(p_mark text, p_words text[]) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CAST(string_agg(quote_literal(p_mark || w.word) || ':*', ' & ') AS tsquery) FROM unnest(p_words) w (word)
$$;

GRANT EXECUTE ON FUNCTION audit_between_words(), audit_words(text), audit_words_mark(uuid, bigint), audit_hour(timestamptz),
  audit_event_words(uuid, timestamptz, text, text, text, text, jsonb, jsonb, jsonb) TO holdfast_app;

CREATE INDEX idx_audit_log_words ON audit_log USING gin (
  audit_event_words(tenant_id, "timestamp", action, entity, entity_id, reason, old_values, new_values, meta));

-- The places of the events that fit, in order of time.
--
-- p_filter: user, action, entity, entityId, category, outcome, risk, session, requestId, location, address (the search value of
-- the address, in hex); absent ones ask for nothing. p_locations: null for the whole tenant. p_after, p_after_id: the place
-- behind which to begin, null for the first.
CREATE FUNCTION search_audit_log(p_text text, p_filter jsonb, p_locations uuid[], p_from timestamptz, p_to timestamptz,
                                 p_after timestamptz, p_after_id uuid, p_ascending boolean, p_limit integer)
  RETURNS TABLE (id uuid, "timestamp" timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_tenant uuid := current_tenant();
  v_words text[] := audit_words(p_text);
  v_first timestamptz;
  v_last timestamptz;
BEGIN
  SELECT min(l."timestamp"), max(l."timestamp") INTO v_first, v_last FROM audit_log l WHERE l.tenant_id = v_tenant;
  v_first := greatest(v_first, p_from, CASE WHEN p_ascending THEN p_after END);
  v_last := least(v_last, p_to, CASE WHEN NOT p_ascending THEN p_after END);
  IF v_first IS NULL OR v_first > v_last OR cardinality(v_words) = 0 THEN
    RETURN;
  END IF;
  -- An hour's events are in order, and the hours are: so no sort, and no hour is read that is not needed.
  RETURN QUERY EXECUTE format($query$
    SELECT f.id, f."timestamp"
    FROM generate_series(%s) h (hour)
    CROSS JOIN LATERAL (
      SELECT l.id, l."timestamp"
      FROM audit_log l
      WHERE l.tenant_id = $1
        AND l."timestamp" >= to_timestamp(h.hour * 3600) AND l."timestamp" < to_timestamp(h.hour * 3600 + 3600)
        AND audit_event_words(l.tenant_id, l."timestamp", l.action, l.entity, l.entity_id, l.reason, l.old_values,
              l.new_values, l.meta) @@ audit_words_query(audit_words_mark($1, h.hour), $4)
        AND ($5 IS NULL OR l."timestamp" >= $5) AND ($6 IS NULL OR l."timestamp" < $6)
        AND ($7 IS NULL OR (l."timestamp", l.id) %s ($7, $8))
        AND ($9 IS NULL OR l.location_id = ANY ($9))
        AND ($10->>'user' IS NULL OR l.user_id = CAST($10->>'user' AS uuid))
        AND ($10->>'action' IS NULL OR l.action = $10->>'action')
        AND ($10->>'entity' IS NULL OR l.entity = $10->>'entity')
        AND ($10->>'entityId' IS NULL OR l.entity_id = $10->>'entityId')
        AND ($10->>'category' IS NULL OR l.category = $10->>'category')
        AND ($10->>'outcome' IS NULL OR l.outcome = $10->>'outcome')
        AND ($10->>'risk' IS NULL OR l.risk = $10->>'risk')
        AND ($10->>'session' IS NULL OR l.session_id = $10->>'session')
        AND ($10->>'requestId' IS NULL OR l.request_id = $10->>'requestId')
        AND ($10->>'location' IS NULL OR l.location_id = CAST($10->>'location' AS uuid))
        AND ($10->>'address' IS NULL OR EXISTS (
              SELECT FROM audit_personal p
              WHERE p.tenant_id = $1 AND p.event_id = l.id AND p.event_time = l."timestamp" AND p.field = 'ip_address'
                AND p.search_hmac = decode($10->>'address', 'hex')))
      ORDER BY l."timestamp" %s, l.id %s
      LIMIT $11) f
    LIMIT $11$query$,
    CASE WHEN p_ascending THEN '$2, $3' ELSE '$3, $2, -1' END,
    CASE WHEN p_ascending THEN '>' ELSE '<' END,
    CASE WHEN p_ascending THEN 'ASC' ELSE 'DESC' END,
    CASE WHEN p_ascending THEN 'ASC' ELSE 'DESC' END)
    USING v_tenant, audit_hour(v_first), audit_hour(v_last), v_words, p_from, p_to, p_after, p_after_id, p_locations,
          p_filter, p_limit;
END $$;
GRANT EXECUTE ON FUNCTION
  search_audit_log(text, jsonb, uuid[], timestamptz, timestamptz, timestamptz, uuid, boolean, integer) TO holdfast_app;
