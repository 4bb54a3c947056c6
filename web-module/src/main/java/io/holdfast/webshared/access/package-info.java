/** What is known of a request when it is over: one line in the node's log, and how long requests of its route take. */
package io.holdfast.webshared.access;
