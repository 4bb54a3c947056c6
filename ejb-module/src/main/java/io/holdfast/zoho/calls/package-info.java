/** The one way to send a read request to Zoho: connection, pause, token, request, verdict, in this order. */
package io.holdfast.zoho.calls;
