/**
 * The simulator's own small HTTP floor: requests, answers, routes and JSON, over the JDK's server. Knows nothing of Zoho
 * but the address spaces it serves. Bodies are bounded by the server before they arrive here.
 */
package io.holdfast.simulator.wire;
