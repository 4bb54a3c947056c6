/**
 * What every screen shares: the frame, the viewer, addresses, time in words, and the way from a failure to a page. A page
 * can always be rebuilt from its address, so no screen needs the server to remember it; only forms with live help keep a
 * view there. Nothing here decides what a person may do: it asks the caller's grants and leaves out the rest.
 */
package io.holdfast.webshared.ui;
