/**
 * Getting in, staying in and getting out. Attempts are counted before a password is looked at, a wrong pair gets the same
 * answer after the same work, and no transaction is open while a password is hashed. A token only names a session; whether
 * that holds, and what its user may do, is asked of the database on every request. Permissions: anyone for signing in and
 * up, signed in for one's own session, the operator for invitations.
 */
package io.holdfast.identity.usecase;
