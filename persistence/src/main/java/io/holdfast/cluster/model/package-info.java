/**
 * The register of nodes. A row is one start of one node and lives as long as its sign of life is young; times are the
 * database's. No tenant owns it, so it is reached through door functions alone: on the connection that a node keeps for itself
 * ({@link io.holdfast.cluster.model.NodeRegister}), or in a transaction of the pool
 * ({@link io.holdfast.cluster.model.RegisteredNodes}). Owns table cluster_nodes.
 */
package io.holdfast.cluster.model;
