/** What Holdfast is compared with in the same run, from what the machine has: Express with Redis and JWT, Cerbos, Cedar. */
package io.holdfast.bench.peer;
