-- What whoever looks after people or roles may hand on, by the role that lets them. Holding a permission does not imply handing it on, and
-- some hand on what they do not hold: a client's administrator is no client user.

-- ROLE: this role as it is. PERMISSION: this permission, as a part of a role that the organization makes or changes; while_held only as
-- long as they hold it for the whole organization themselves. OWN_PERMISSIONS: whatever the organization made, which opens no door of the
-- product. reach: for the whole organization and everywhere in it, or for single places only.
CREATE TABLE role_pack_delegations (
  pack text NOT NULL,
  role varchar(50) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ROLE', 'PERMISSION', 'OWN_PERMISSIONS')),
  target varchar(100) NOT NULL DEFAULT '',
  while_held boolean NOT NULL DEFAULT false CHECK (NOT while_held OR kind = 'PERMISSION'),
  reach text NOT NULL CHECK (reach IN ('ORGANIZATION', 'PLACES')),
  target_role varchar(50) GENERATED ALWAYS AS (CASE kind WHEN 'ROLE' THEN target::varchar(50) END) STORED,
  target_permission varchar(100) GENERATED ALWAYS AS (CASE kind WHEN 'PERMISSION' THEN target END) STORED,
  PRIMARY KEY (pack, role, kind, target),
  FOREIGN KEY (pack, role) REFERENCES role_pack_roles (pack, role),
  FOREIGN KEY (pack, target_role) REFERENCES role_pack_roles (pack, role),
  FOREIGN KEY (pack, target_permission) REFERENCES role_pack_permissions (pack, permission),
  CHECK ((kind = 'OWN_PERMISSIONS') = (target = ''))
);
GRANT SELECT ON role_pack_delegations TO holdfast_app, holdfast_reader;

-- Who looks after all people of an organization also says what its roles hold: of what they hold themselves. Who looks after those of an
-- account or location gives there what the roles up to their own hold. Roles stand in the pack with their levels.
CREATE FUNCTION add_pack_delegations(p_pack text, p_permission text) RETURNS void
  LANGUAGE sql SET search_path = public, pg_temp AS $$
  WITH manager AS (
    SELECT r.pack, r.role, r.level, bool_or(m.permission = 'manage:all-users') AS everybody
    FROM role_pack_roles r
    JOIN role_pack_role_permissions m ON m.pack = r.pack AND m.role = r.role
      AND m.permission IN ('manage:all-users', 'manage:account-users', 'manage:location-users')
    WHERE r.pack = p_pack GROUP BY r.pack, r.role, r.level
  ), given AS (
    SELECT m.pack, m.role, 'ROLE' AS kind, r.role::text AS target, false AS while_held, m.everybody
    FROM manager m JOIN role_pack_roles r ON r.pack = m.pack AND r.level <= m.level
    WHERE p_permission IS NULL
    UNION ALL
    SELECT m.pack, m.role, 'OWN_PERMISSIONS', '', false, true FROM manager m WHERE m.everybody AND p_permission IS NULL
    UNION ALL
    SELECT DISTINCT m.pack, m.role, 'PERMISSION', h.permission::text, m.everybody, m.everybody
    FROM manager m
    JOIN role_pack_roles r ON r.pack = m.pack AND (r.role = m.role OR NOT m.everybody AND r.level <= m.level)
    JOIN role_pack_role_permissions h ON h.pack = r.pack AND h.role = r.role
    WHERE p_permission IS NULL OR h.permission = p_permission
  )
  INSERT INTO role_pack_delegations (pack, role, kind, target, while_held, reach)
    SELECT g.pack, g.role, g.kind, g.target, g.while_held, CASE WHEN g.everybody THEN 'ORGANIZATION' ELSE 'PLACES' END
    FROM given g
    ON CONFLICT DO NOTHING
$$;
DO $$
BEGIN
  PERFORM add_pack_delegations(p.name, NULL) FROM role_packs p;
END $$;

-- A permission that comes to a pack later is handed on like those that were there. What is not meant to be, a migration takes out again.
CREATE FUNCTION follow_pack_permission() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM add_pack_delegations(t.pack, t.permission) FROM (SELECT DISTINCT pack, permission FROM touched) t;
  RETURN NULL;
END $$;
CREATE TRIGGER delegations AFTER INSERT ON role_pack_role_permissions REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follow_pack_permission();
