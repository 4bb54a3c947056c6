/** The nodes of this installation over REST: a list, and orders to drain. Permission: manage:system, or the operator's token. */
package io.holdfast.cluster.rest;
