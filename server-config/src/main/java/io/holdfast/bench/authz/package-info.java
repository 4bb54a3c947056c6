/** {@code ./holdfast bench authz}: how fast decisions are, beside programs that decide too. */
package io.holdfast.bench.authz;
