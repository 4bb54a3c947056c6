/**
 * People, their memberships and their sessions. A login is one person and belongs to no tenant, so it is reached through
 * the database's door functions alone; a user is that person in one tenant. A session holds while its row is open and its
 * user and tenant are active, by the database's clock. Of passwords and tokens only hashes are kept. Owns tables logins,
 * users, sessions, invitations, signin_throttles, signing_keys. Permissions: the operator invites; the rest is one's own.
 */
package io.holdfast.identity.model;
