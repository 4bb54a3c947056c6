/**
 * Which other sites' scripts may use the API from a browser. By setting, site by site, nobody by default. Reading with a token
 * is one list, sending the session's cookie another; a write with the cookie stays reserved to our own pages.
 */
package io.holdfast.webshared.cors;
