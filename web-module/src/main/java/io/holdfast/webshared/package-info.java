/**
 * What every door shares: one JAX-RS root per address space with its classes named one by one, and the headers of every
 * answer. Never a root at "/", which would swallow the screens. Only adapters here: no EntityManager, no transaction.
 */
package io.holdfast.webshared;
