/**
 * The process behind {@code ./holdfast}: it starts, watches and stops the database, the simulator and the nodes, each a
 * process of its own. No class of the application is on its class path: it knows built archives, ports and settings.
 */
package io.holdfast.launcher;
