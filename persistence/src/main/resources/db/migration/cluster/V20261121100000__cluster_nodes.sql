-- The register of nodes. A row is one start of a node: who comes back comes back with another id. Nobody reads or writes it but
-- through the doors below.
CREATE TABLE cluster_nodes (
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  url text CHECK (length(url) <= 500),
  version text NOT NULL CHECK (length(version) <= 100),
  state text NOT NULL CHECK (state IN ('STARTING', 'UP', 'DRAINING', 'STOPPED')),
  started_at timestamptz NOT NULL DEFAULT now(),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  -- How many members of the data grid the node sees, itself included; 0 without a grid.
  grid_members integer NOT NULL DEFAULT 0 CHECK (grid_members >= 0),
  -- The server process behind the connection on which the node beats and leads.
  line_pid integer NOT NULL,
  data jsonb NOT NULL DEFAULT '{}' CHECK (length(data::text) <= 4000),
  PRIMARY KEY (id)
);

-- A sign of life, which also registers; answers who is registered, so that a beat is one question. A state goes forward only: an
-- order to drain outlives the beats of a node that has not heard of it, and a node that has left does not come back. Rows of the
-- day before are gone from sight.
CREATE FUNCTION node_heartbeat(p_id uuid, p_name text, p_url text, p_version text, p_state text, p_grid_members integer,
    p_line_pid integer, p_data jsonb)
  RETURNS TABLE (id uuid, name text, url text, version text, state text, started_at timestamptz, heartbeat_at timestamptz,
    read_at timestamptz, grid_members integer, line_pid integer, data jsonb)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO cluster_nodes AS n (id, name, url, version, state, grid_members, line_pid, data)
    VALUES (p_id, p_name, p_url, p_version, p_state, p_grid_members, p_line_pid, p_data)
    ON CONFLICT ON CONSTRAINT cluster_nodes_pkey DO UPDATE SET heartbeat_at = now(), grid_members = p_grid_members,
        line_pid = p_line_pid, data = p_data,
        state = CASE WHEN n.state = 'DRAINING' THEN n.state ELSE p_state END
      WHERE n.state <> 'STOPPED';
  RETURN QUERY SELECT * FROM cluster_nodes_now();
END $$;

-- Every node that started within the last day, with the time of this reading.
CREATE FUNCTION cluster_nodes_now()
  RETURNS TABLE (id uuid, name text, url text, version text, state text, started_at timestamptz, heartbeat_at timestamptz,
    read_at timestamptz, grid_members integer, line_pid integer, data jsonb)
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.id, n.name, n.url, n.version, n.state, n.started_at, n.heartbeat_at, now(), n.grid_members, n.line_pid, n.data
  FROM cluster_nodes n WHERE n.heartbeat_at > now() - interval '1 day' ORDER BY n.name, n.started_at
$$;

-- The node goes: nobody waits for it any more. Takes the rows of long ago along.
CREATE FUNCTION leave_cluster(p_id uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE cluster_nodes SET state = 'STOPPED', heartbeat_at = now() WHERE id = p_id;
  DELETE FROM cluster_nodes WHERE heartbeat_at < now() - interval '1 day';
$$;

-- Orders a node to finish what it does and to take nothing new. Answers its name; null when no such node is up.
CREATE FUNCTION drain_node(p_id uuid) RETURNS text
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT pg_notify('holdfast_nodes', p_id::text);
  UPDATE cluster_nodes SET state = 'DRAINING' WHERE id = p_id AND state <> 'STOPPED' RETURNING name
$$;

GRANT EXECUTE ON FUNCTION node_heartbeat(uuid, text, text, text, text, integer, integer, jsonb), cluster_nodes_now(),
  leave_cluster(uuid), drain_node(uuid) TO holdfast_app;
