-- Searching projects and invoices by the words of their names and numbers, within what a reader may see.
-- The operators of text search are not leakproof, so under row-level security they scan the whole table. These two functions
-- run as the owner instead, and therefore name the tenant of the transaction and the reader's scope themselves.

-- The words of a text: what stands between blanks and punctuation, in lower case; a number with leading zeros also without
-- them, since nobody types those. The ranges are written out because classes of characters depend on the database's locale.
-- The index is made of it: another definition needs another index.
-- One expression, so that PostgreSQL writes it into the statement instead of calling a function for each row.
CREATE FUNCTION search_words(p_text text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(string_to_array(
    regexp_replace(lower(p_text), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f]+', ' ', 'g') || ' ' ||
    regexp_replace(lower(p_text), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f\u3000-\u303f]+0*|^0+', ' ', 'g'),
    ' '), '')
$$;
-- Whoever writes a row computes its index.
GRANT EXECUTE ON FUNCTION search_words(text) TO holdfast_app;

-- What a row of this tenant must hold to be found: each word, at least as the beginning of one of its own. Null when there
-- is no word. The tenant is one more word of every row, which no query can contain because of its first character.
CREATE FUNCTION search_query(p_text text) RETURNS tsquery
  LANGUAGE sql STABLE AS $$
  SELECT CAST(string_agg(quote_literal(w.word) || ':*', ' & ') || ' & ' || quote_literal('#' || current_tenant()) AS tsquery)
  FROM (SELECT DISTINCT unnest(search_words(p_text)) AS word) w
$$;

CREATE INDEX idx_projects_words ON projects_cache
  USING gin (array_to_tsvector(search_words(name) || ('#' || tenant_id::text))) WHERE gone_at IS NULL;
CREATE INDEX idx_invoices_words ON invoices_cache
  USING gin (array_to_tsvector(search_words(invoice_number || ' ' || coalesce(reference_number, ''))
    || ('#' || tenant_id::text))) WHERE gone_at IS NULL;

-- Both answer the best first: 3 for exactly what was typed, 2 for what begins with it, 1 for the rest; then by title. The
-- page begins at p_rank, and there behind p_title and p_id, which are null to begin with the first of that rank.
CREATE FUNCTION search_projects(p_query text, p_all boolean, p_accounts uuid[], p_projects uuid[],
                                p_rank integer, p_title text, p_id uuid, p_limit integer)
  RETURNS TABLE (id uuid, rank integer, title text, account_name text, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.* FROM (
    SELECT p.id, 1 + CAST(starts_with(lower(p.name), lower(p_query)) AS integer)
                   + CAST(lower(p.name) = lower(p_query) AS integer) AS rank,
           CAST(p.name AS text) AS title, CAST(a.name AS text), CAST(p.status AS text)
    FROM projects_cache p
    LEFT JOIN accounts a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
    WHERE p.tenant_id = current_tenant() AND p.gone_at IS NULL
      AND (p_all OR p.account_id = ANY (p_accounts) OR p.id = ANY (p_projects))
      AND array_to_tsvector(search_words(p.name) || ('#' || p.tenant_id::text)) @@ (SELECT search_query(p_query))
  ) f
  WHERE f.rank < p_rank OR (f.rank = p_rank AND (p_id IS NULL OR (f.title, f.id) > (p_title, p_id)))
  ORDER BY f.rank DESC, f.title, f.id
  LIMIT p_limit
$$;

-- The scope is that of the list of invoices: a project or contact opens an invoice only of its own account.
CREATE FUNCTION search_invoices(p_query text, p_all boolean, p_accounts uuid[], p_projects uuid[], p_addressee uuid,
                                p_rank integer, p_title text, p_id uuid, p_limit integer)
  RETURNS TABLE (id uuid, rank integer, title text, account_name text, status text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.* FROM (
    SELECT i.id, 1 + CAST(starts_with(lower(i.invoice_number), lower(p_query)) AS integer)
                   + CAST(lower(i.invoice_number) = lower(p_query) AS integer) AS rank,
           CAST(i.invoice_number AS text) AS title, CAST(a.name AS text), CAST(i.status AS text)
    FROM invoices_cache i
    LEFT JOIN accounts a ON a.tenant_id = i.tenant_id AND a.id = i.account_id
    WHERE i.tenant_id = current_tenant() AND i.gone_at IS NULL
      AND (p_all OR i.account_id = ANY (p_accounts)
        OR EXISTS (SELECT FROM projects_cache p
                   WHERE p.tenant_id = i.tenant_id AND p.zoho_project_id = i.zoho_project_id
                     AND p.account_id = i.account_id AND p.gone_at IS NULL AND p.id = ANY (p_projects))
        OR EXISTS (SELECT FROM users u
                   WHERE u.tenant_id = i.tenant_id AND u.id = p_addressee
                     AND u.contact_id = i.contact_id AND u.account_id = i.account_id))
      AND array_to_tsvector(search_words(i.invoice_number || ' ' || coalesce(i.reference_number, ''))
            || ('#' || i.tenant_id::text)) @@ (SELECT search_query(p_query))
  ) f
  WHERE f.rank < p_rank OR (f.rank = p_rank AND (p_id IS NULL OR (f.title, f.id) > (p_title, p_id)))
  ORDER BY f.rank DESC, f.title, f.id
  LIMIT p_limit
$$;
GRANT EXECUTE ON FUNCTION
  search_projects(text, boolean, uuid[], uuid[], integer, text, uuid, integer),
  search_invoices(text, boolean, uuid[], uuid[], uuid, integer, text, uuid, integer) TO holdfast_app;
