/**
 * How tests and operators steer the simulator: faults on demand, the log of calls, the clock. Over HTTP and from this
 * machine only; the log never holds a secret. Nothing here imitates Zoho.
 */
package io.holdfast.simulator.control;
