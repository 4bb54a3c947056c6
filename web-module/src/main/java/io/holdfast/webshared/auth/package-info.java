/**
 * The one way in. Each request is judged by its own evidence, a header before a cookie, and nothing about the caller is
 * kept in the container's session. The mechanism names the caller and refuses nobody; the filters behind it do. A cookie
 * alone writes nothing: it needs our own page and the CSRF token.
 */
package io.holdfast.webshared.auth;
