/**
 * The nodes of this installation, to look at and to drain. Permission: manage:system; orders to nodes are for administrators of
 * the platform and for the operator, because every organization is served by the same nodes.
 */
package io.holdfast.cluster.usecase;
