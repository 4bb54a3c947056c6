-- What makes the log provable (docs/AUDIT-PROOF.md): positions, trees, checkpoints. The sequencer, one node of the installation,
-- gives positions after the commit, for all tenants; so it works through doors. What is proven is append-only for everybody.

-- Nothing has ever written a position; the default is for databases that a test has filled.
ALTER TABLE audit_position ADD COLUMN leaf_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
  CHECK (length(leaf_hash) = 32);
ALTER TABLE audit_position ALTER COLUMN leaf_hash DROP DEFAULT;

-- Rows live here for a quarter of a second: dead ones are taken away often and cheaply, and the space is kept for the next.
ALTER TABLE audit_pending SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_threshold = 50000, vacuum_truncate = off);

-- Roots of complete subtrees of 2^level positions; the n-th begins at position n * 2^level.
CREATE TABLE audit_tree (
  tenant_id uuid NOT NULL,
  level smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
  n bigint NOT NULL CHECK (n >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tenant_id, level, n)
);
CALL protect_tenant_table('audit_tree', 'SELECT');

-- Where each log ends: what the sequencer goes on from. It can be had from positions and tree again, and is compared with them
-- before a new leader uses it. frontier: the roots of the complete subtrees that make up the log, largest first.
CREATE TABLE audit_heads (
  tenant_id uuid NOT NULL,
  size bigint NOT NULL CHECK (size > 0),
  chain_hash bytea NOT NULL CHECK (length(chain_hash) = 32),
  frontier bytea NOT NULL CHECK (length(frontier) % 32 = 0),
  PRIMARY KEY (tenant_id)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL protect_tenant_table('audit_heads', 'SELECT');

-- number: among the checkpoints of the installation, and so the place of its leaf in the tree over tenants. Of checkpoints of one
-- size the first, the newest, and those that vouch for a new key stay.
CREATE TABLE audit_checkpoints (
  tenant_id uuid NOT NULL,
  number bigint NOT NULL CHECK (number >= 0),
  size bigint NOT NULL CHECK (size > 0),
  signed_at timestamptz NOT NULL,
  incarnation integer NOT NULL CHECK (incarnation > 0),
  origin text NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  vouches boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, number)
);
CREATE INDEX idx_audit_checkpoints_size ON audit_checkpoints (tenant_id, size, number);
CREATE INDEX idx_audit_checkpoints_signed_at ON audit_checkpoints (tenant_id, signed_at);
-- For the mirrors, which get the checkpoints of all tenants in order.
CREATE INDEX idx_audit_checkpoints_number ON audit_checkpoints (number);
CALL protect_tenant_table('audit_checkpoints', 'SELECT');

-- What hides a tenant in the tree over tenants. Its own bundles tell it.
CREATE TABLE audit_blinds (
  tenant_id uuid NOT NULL,
  secret bytea NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (tenant_id)
);
CALL protect_tenant_table('audit_blinds', 'SELECT');

-- What ought not to be, once each. A pending mark that names no event, or one that has its position, is taken away and stands here.
CREATE TABLE audit_findings (
  tenant_id uuid NOT NULL,
  event_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PENDING_WITHOUT_EVENT', 'PENDING_TWICE', 'EVENT_WITHOUT_POSITION')),
  found_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, event_id, kind)
);
CALL protect_tenant_table('audit_findings', 'SELECT');

-- The tree over tenants belongs to none of them, and neither does what follows.
CREATE TABLE audit_installation (
  single boolean NOT NULL DEFAULT true CHECK (single),
  size bigint NOT NULL CHECK (size >= 0),
  frontier bytea NOT NULL CHECK (length(frontier) % 32 = 0),
  PRIMARY KEY (single)
);
INSERT INTO audit_installation (size, frontier) VALUES (0, '');

-- Level 0 are its leaves.
CREATE TABLE audit_installation_tree (
  level smallint NOT NULL CHECK (level % 8 = 0),
  n bigint NOT NULL CHECK (n >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, n)
);

CREATE TABLE audit_installation_checkpoints (
  size bigint NOT NULL CHECK (size > 0),
  signed_at timestamptz NOT NULL,
  incarnation integer NOT NULL,
  origin text NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  PRIMARY KEY (size)
);

-- Public keys of which a signature stands in a checkpoint.
CREATE TABLE audit_signing_keys (
  vkey text NOT NULL,
  log_name text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz,
  PRIMARY KEY (vkey)
);
GRANT SELECT ON audit_signing_keys TO holdfast_app;

CREATE TABLE audit_incarnations (
  number integer NOT NULL CHECK (number > 0),
  since timestamptz NOT NULL DEFAULT now(),
  reason text NOT NULL,
  PRIMARY KEY (number)
);
INSERT INTO audit_incarnations (number, reason) VALUES (1, 'the first');
GRANT SELECT ON audit_incarnations TO holdfast_app;

-- How far each mirror is: number is that of the last checkpoint it has (-1: none), place what the mirror makes of it, such as the
-- length of its file.
CREATE TABLE audit_mirrors (
  name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9-]{0,40}$'),
  number bigint NOT NULL DEFAULT -1,
  place bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name)
);

DO $$
DECLARE
  v_table text;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['audit_tree', 'audit_blinds', 'audit_findings', 'audit_installation_tree',
      'audit_installation_checkpoints', 'audit_incarnations'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()',
      v_table);
    EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', v_table);
    CALL refuse_truncate(v_table::regclass);
  END LOOP;
END $$;

-- Never changed; thinned out by the owner's function alone.
CREATE TRIGGER append_only BEFORE UPDATE ON audit_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_checkpoints ENABLE ALWAYS TRIGGER append_only;
CREATE TRIGGER thinned_by_owner BEFORE DELETE ON audit_checkpoints
  FOR EACH ROW WHEN (current_user <> 'holdfast_owner') EXECUTE FUNCTION refuse_audit_change();
ALTER TABLE audit_checkpoints ENABLE ALWAYS TRIGGER thinned_by_owner;
CALL refuse_truncate('audit_checkpoints');

-- How many events wait for a position (10,000 stands for that many or more), and the oldest of those counted.
CREATE FUNCTION audit_backlog() RETURNS TABLE (waiting bigint, oldest timestamptz, read_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*), min(w.event_time), now() FROM (SELECT p.event_time FROM audit_pending p LIMIT 10000) w
$$;

-- Events without a position that are committed now, whatever their time or id says: tenants in turns, beginning after p_after. A
-- null leaf_hash: there is no such event. With p_action only events of that action.
CREATE FUNCTION unnumbered_audit_events(p_after uuid, p_most integer, p_action text)
  RETURNS TABLE (tenant_id uuid, event_id uuid, event_time timestamptz, leaf_hash bytea)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT w.tenant_id, w.event_id, w.event_time, l.leaf_hash
    FROM (
      (SELECT p.* FROM audit_pending p WHERE p.tenant_id > p_after ORDER BY p.tenant_id, p.event_id LIMIT p_most)
      UNION ALL
      (SELECT p.* FROM audit_pending p WHERE p.tenant_id <= p_after ORDER BY p.tenant_id, p.event_id LIMIT p_most)
      LIMIT p_most) w
    LEFT JOIN audit_log l ON l.tenant_id = w.tenant_id AND l.id = w.event_id AND l."timestamp" = w.event_time
    WHERE p_action IS NULL OR l.action = p_action;
END $$;

-- Gives positions: rows, tree, heads and the end of the pending marks are one change or none. Refuses when a log does not end where
-- the caller believes, or when a mark has gone.
CREATE FUNCTION number_audit_events(
    p_head_tenants uuid[], p_head_from bigint[], p_head_sizes bigint[], p_head_chains bytea[], p_head_frontiers bytea[],
    p_tenants uuid[], p_ns bigint[], p_events uuid[], p_times timestamptz[], p_chains bytea[], p_leaves bytea[],
    p_tree_tenants uuid[], p_tree_levels smallint[], p_tree_ns bigint[], p_tree_hashes bytea[])
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_rows bigint;
  v_moved bigint;
BEGIN
  UPDATE audit_heads h SET size = x.size, chain_hash = x.chain, frontier = x.frontier
    FROM unnest(p_head_tenants, p_head_from, p_head_sizes, p_head_chains, p_head_frontiers)
      AS x (tenant, from_size, size, chain, frontier)
    WHERE h.tenant_id = x.tenant AND h.size = x.from_size;
  GET DIAGNOSTICS v_moved = ROW_COUNT;
  INSERT INTO audit_heads (tenant_id, size, chain_hash, frontier)
    SELECT x.tenant, x.size, x.chain, x.frontier
    FROM unnest(p_head_tenants, p_head_from, p_head_sizes, p_head_chains, p_head_frontiers)
      AS x (tenant, from_size, size, chain, frontier)
    WHERE x.from_size = 0
    ON CONFLICT (tenant_id) DO NOTHING;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_moved + v_rows <> cardinality(p_head_tenants) THEN
    RAISE EXCEPTION 'a log does not end where the sequencer believes' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO audit_position (tenant_id, n, event_id, event_time, chain_hash, leaf_hash)
    SELECT * FROM unnest(p_tenants, p_ns, p_events, p_times, p_chains, p_leaves);
  INSERT INTO audit_tree (tenant_id, level, n, hash)
    SELECT * FROM unnest(p_tree_tenants, p_tree_levels, p_tree_ns, p_tree_hashes);
  DELETE FROM audit_pending p USING unnest(p_tenants, p_events) AS x (tenant, event)
    WHERE p.tenant_id = x.tenant AND p.event_id = x.event;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  IF v_rows <> cardinality(p_events) THEN
    RAISE EXCEPTION 'somebody else took a pending mark away' USING ERRCODE = 'serialization_failure';
  END IF;
END $$;

-- Where every log ends, with its newest checkpoint if it has one.
CREATE FUNCTION audit_heads_now()
  RETURNS TABLE (tenant_id uuid, size bigint, chain_hash bytea, frontier bytea, checkpoint_size bigint, checkpoint_root bytea,
    signed_at timestamptz, origin text, note text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.tenant_id, h.size, h.chain_hash, h.frontier, c.size, c.root, c.signed_at, c.origin, c.note
  FROM audit_heads h LEFT JOIN LATERAL (
    SELECT * FROM audit_checkpoints k WHERE k.tenant_id = h.tenant_id ORDER BY k.number DESC LIMIT 1) c ON true
$$;

-- Sets a head that was found not to be what positions and tree say; a log without positions has none.
CREATE FUNCTION restore_audit_head(p_tenant uuid, p_size bigint, p_chain bytea, p_frontier bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM audit_heads h WHERE h.tenant_id = p_tenant;
  INSERT INTO audit_heads (tenant_id, size, chain_hash, frontier) SELECT p_tenant, p_size, p_chain, p_frontier WHERE p_size > 0
$$;

-- The end of the tree over tenants, which incarnation this is, and the database's time.
CREATE FUNCTION audit_installation_now()
  RETURNS TABLE (size bigint, frontier bytea, incarnation integer, read_at timestamptz, last_root bytea, last_signed_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.size, i.frontier, (SELECT max(n.number) FROM audit_incarnations n), now(), c.root, c.signed_at
  FROM audit_installation i LEFT JOIN audit_installation_checkpoints c ON c.size = i.size
$$;

-- The secrets of those tenants; who has none yet gets the one proposed.
CREATE FUNCTION audit_blinds_of(p_tenants uuid[], p_proposed bytea[]) RETURNS TABLE (tenant_id uuid, secret bytea)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO audit_blinds (tenant_id, secret) SELECT * FROM unnest(p_tenants, p_proposed) ON CONFLICT (tenant_id) DO NOTHING;
  RETURN QUERY SELECT b.tenant_id, b.secret FROM audit_blinds b WHERE b.tenant_id = ANY (p_tenants);
END $$;

-- Records checkpoints of tenants, their leaves in the tree over tenants, and that tree's own checkpoint: all or nothing. p_from is
-- the number of the first. Refuses when the tree has moved, when a log is shorter than its checkpoint, or when one is older than the last.
CREATE FUNCTION record_audit_checkpoints(
    p_from bigint, p_signed_at timestamptz, p_incarnation integer, p_vouches boolean,
    p_tenants uuid[], p_sizes bigint[], p_origins text[], p_roots bytea[], p_notes text[],
    p_tree_levels smallint[], p_tree_ns bigint[], p_tree_hashes bytea[], p_frontier bytea,
    p_origin text, p_root bytea, p_note text)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_mirrored bigint;
BEGIN
  UPDATE audit_installation SET size = p_from + cardinality(p_tenants), frontier = p_frontier WHERE size = p_from;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the tree over tenants does not end where the sequencer believes' USING ERRCODE = 'serialization_failure';
  END IF;
  IF p_incarnation <> (SELECT max(i.number) FROM audit_incarnations i) OR EXISTS (
      SELECT FROM unnest(p_tenants, p_sizes) AS x (tenant, size) LEFT JOIN audit_heads h ON h.tenant_id = x.tenant
      WHERE h.size IS NULL OR h.size < x.size OR x.size < (
        SELECT c.size FROM audit_checkpoints c WHERE c.tenant_id = x.tenant AND c.incarnation = p_incarnation
        ORDER BY c.number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'a checkpoint does not fit its log' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO audit_checkpoints (tenant_id, number, size, signed_at, incarnation, origin, root, note, vouches)
    SELECT x.tenant, p_from + x.i - 1, x.size, p_signed_at, p_incarnation, x.origin, x.root, x.note, p_vouches
    FROM unnest(p_tenants, p_sizes, p_origins, p_roots, p_notes) WITH ORDINALITY AS x (tenant, size, origin, root, note, i);
  INSERT INTO audit_installation_tree (level, n, hash) SELECT * FROM unnest(p_tree_levels, p_tree_ns, p_tree_hashes);
  INSERT INTO audit_installation_checkpoints (size, signed_at, incarnation, origin, root, note)
    VALUES (p_from + cardinality(p_tenants), p_signed_at, p_incarnation, p_origin, p_root, p_note);
  -- What no mirror misses any more, between the first and the newest of one size.
  v_mirrored := coalesce((SELECT min(m.number) FROM audit_mirrors m), p_from);
  DELETE FROM audit_checkpoints c USING unnest(p_tenants, p_sizes) WITH ORDINALITY AS x (tenant, size, i)
    WHERE c.tenant_id = x.tenant AND c.size = x.size AND NOT c.vouches AND c.incarnation = p_incarnation
      AND c.number < p_from + x.i - 1 AND c.number <= v_mirrored
      AND EXISTS (SELECT FROM audit_checkpoints f WHERE f.tenant_id = c.tenant_id AND f.size = c.size AND f.number < c.number
        AND f.incarnation = p_incarnation);
END $$;

-- Hashes of the tree over tenants, from the p_from-th of a level to before the p_to-th.
CREATE FUNCTION audit_installation_nodes(p_level smallint, p_from bigint, p_to bigint) RETURNS SETOF bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.hash FROM audit_installation_tree t WHERE t.level = p_level AND t.n >= p_from AND t.n < p_to ORDER BY t.n
$$;

-- The first checkpoint of the tree over tenants that holds the checkpoint of that number.
CREATE FUNCTION audit_installation_checkpoint(p_number bigint) RETURNS TABLE (size bigint, note text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.size, c.note FROM audit_installation_checkpoints c WHERE c.size > p_number ORDER BY c.size LIMIT 1
$$;

-- From now on this key signs; with p_ends the one before it does not any more.
CREATE FUNCTION announce_audit_key(p_vkey text, p_log_name text, p_ends text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_signing_keys (vkey, log_name) VALUES (p_vkey, p_log_name) ON CONFLICT (vkey) DO NOTHING;
  UPDATE audit_signing_keys SET until = now() WHERE vkey = p_ends AND until IS NULL
$$;

-- Begins an incarnation; does nothing when another node has.
CREATE FUNCTION begin_audit_incarnation(p_number integer, p_reason text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_incarnations (number, reason) VALUES (p_number, p_reason) ON CONFLICT (number) DO NOTHING
$$;

-- Notes that a mirror does not have yet, in order: checkpoints of tenants with their number, and after those of a round that of the
-- tree over tenants, without one.
CREATE FUNCTION audit_mirror_backlog(p_name text, p_most integer)
  RETURNS TABLE (number bigint, note text, signed_at timestamptz, place bigint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_number bigint;
  v_place bigint;
  v_last bigint;
BEGIN
  INSERT INTO audit_mirrors AS m (name) VALUES (p_name) ON CONFLICT (name) DO NOTHING;
  SELECT m.number, m.place INTO v_number, v_place FROM audit_mirrors m WHERE m.name = p_name;
  SELECT max(w.number) INTO v_last
    FROM (SELECT c.number FROM audit_checkpoints c WHERE c.number > v_number ORDER BY c.number LIMIT p_most) w;
  -- Whole rounds, so that no checkpoint of the tree over tenants is left behind.
  SELECT coalesce(min(i.size) - 1, v_last) INTO v_last FROM audit_installation_checkpoints i WHERE i.size > v_last;
  RETURN QUERY
    SELECT n.number, n.note, n.signed_at, v_place FROM (
      SELECT c.number, c.note, c.signed_at, 0 AS kind FROM audit_checkpoints c WHERE c.number > v_number AND c.number <= v_last
      UNION ALL
      SELECT i.size - 1, i.note, i.signed_at, 1 FROM audit_installation_checkpoints i
        WHERE i.size - 1 > v_number AND i.size - 1 <= v_last) n
    ORDER BY n.number, n.kind;
END $$;

CREATE FUNCTION advance_audit_mirror(p_name text, p_number bigint, p_place bigint) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE audit_mirrors SET number = greatest(number, p_number), place = p_place, updated_at = now() WHERE name = p_name
$$;

-- How far each mirror is, and how many checkpoints it lacks.
CREATE FUNCTION audit_mirrors_now() RETURNS TABLE (name text, number bigint, place bigint, behind bigint, updated_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.name, m.number, m.place, greatest(0, i.size - 1 - m.number), m.updated_at FROM audit_mirrors m, audit_installation i
$$;

-- Puts pending marks that name no event, or one that has its position, on record and takes them away. Answers the new findings.
CREATE FUNCTION clear_audit_pending(p_most integer) RETURNS TABLE (tenant_id uuid, event_id uuid, kind text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH wrong AS MATERIALIZED (
      SELECT p.tenant_id, p.event_id,
        CASE WHEN n.event_id IS NULL THEN 'PENDING_WITHOUT_EVENT' ELSE 'PENDING_TWICE' END AS kind
      FROM audit_pending p
      LEFT JOIN audit_position n ON n.tenant_id = p.tenant_id AND n.event_id = p.event_id
      LEFT JOIN audit_log l ON l.tenant_id = p.tenant_id AND l.id = p.event_id AND l."timestamp" = p.event_time
      WHERE n.event_id IS NOT NULL OR l.id IS NULL LIMIT p_most),
    gone AS (
      DELETE FROM audit_pending p USING wrong w WHERE p.tenant_id = w.tenant_id AND p.event_id = w.event_id)
    INSERT INTO audit_findings AS f (tenant_id, event_id, kind) SELECT * FROM wrong
      ON CONFLICT DO NOTHING RETURNING f.tenant_id, f.event_id, f.kind;
END $$;

-- Events of a span of time that are neither pending nor numbered, put on record. Answers the new findings.
CREATE FUNCTION find_unnumbered_audit_events(p_from timestamptz, p_to timestamptz, p_most integer)
  RETURNS TABLE (tenant_id uuid, event_id uuid, kind text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_tenant uuid;
BEGIN
  FOR v_tenant IN SELECT t.id FROM tenants t LOOP
    RETURN QUERY
      INSERT INTO audit_findings AS f (tenant_id, event_id, kind)
        SELECT l.tenant_id, l.id, 'EVENT_WITHOUT_POSITION' FROM audit_log l
        WHERE l.tenant_id = v_tenant AND l."timestamp" >= p_from AND l."timestamp" < p_to
          AND NOT EXISTS (SELECT FROM audit_position n WHERE n.tenant_id = l.tenant_id AND n.event_id = l.id)
          AND NOT EXISTS (SELECT FROM audit_pending p WHERE p.tenant_id = l.tenant_id AND p.event_id = l.id)
        LIMIT p_most
        ON CONFLICT DO NOTHING RETURNING f.tenant_id, f.event_id, f.kind;
  END LOOP;
END $$;

CREATE FUNCTION audit_findings_count() RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM audit_findings
$$;

GRANT EXECUTE ON FUNCTION audit_backlog(), unnumbered_audit_events(uuid, integer, text),
  number_audit_events(uuid[], bigint[], bigint[], bytea[], bytea[], uuid[], bigint[], uuid[], timestamptz[], bytea[], bytea[],
    uuid[], smallint[], bigint[], bytea[]),
  audit_heads_now(), restore_audit_head(uuid, bigint, bytea, bytea), audit_installation_now(), audit_blinds_of(uuid[], bytea[]),
  record_audit_checkpoints(bigint, timestamptz, integer, boolean, uuid[], bigint[], text[], bytea[], text[], smallint[], bigint[],
    bytea[], bytea, text, bytea, text),
  audit_installation_nodes(smallint, bigint, bigint), audit_installation_checkpoint(bigint),
  announce_audit_key(text, text, text), begin_audit_incarnation(integer, text), audit_mirror_backlog(text, integer),
  advance_audit_mirror(text, bigint, bigint), audit_mirrors_now(), clear_audit_pending(integer),
  find_unnumbered_audit_events(timestamptz, timestamptz, integer), audit_findings_count() TO holdfast_app;
