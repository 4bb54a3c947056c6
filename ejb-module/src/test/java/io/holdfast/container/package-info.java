/**
 * What only a real container can show: that interceptors, transactions, pools and the database's floor work together. One
 * Payara Micro with the product's use cases and a few of the tests' own, on a real PostgreSQL.
 */
package io.holdfast.container;
