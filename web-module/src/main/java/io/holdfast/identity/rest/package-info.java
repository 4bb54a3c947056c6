/**
 * Signing in, out and up over REST, the public keys, and the invitations of
 * the operator and of those who look after people. Bodies are read by hand, so that an
 * unknown member or a wrong type is named and nothing is converted in silence. No token or password is ever logged or
 * echoed.
 */
package io.holdfast.identity.rest;
