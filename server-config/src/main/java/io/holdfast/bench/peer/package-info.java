/** What Holdfast is compared with in the same run: Express, Redis and JWT, from what the machine has. */
package io.holdfast.bench.peer;
