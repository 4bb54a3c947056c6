/**
 * The negative matrix: every address of the product against everybody and every kind of credential. What is right is said by the
 * reference evaluator over the rows of the database and by the permissions that use cases declare, never by a list of outcomes.
 */
package io.holdfast.bench.matrix;
