/** The audit log: what an event costs, how it is found and proven at size, and whether faults and forgers leave a trace. */
package io.holdfast.bench.audit;
