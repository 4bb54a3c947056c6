/**
 * What makes several nodes one installation, beside the database that they share: a register with signs of life, news from the
 * database, and who leads. Each node keeps two connections of its own for this, outside the pools and outside transactions: on
 * one it only listens; on the other it gives its signs of life, leads and calls the others. Everything here may stop working
 * with the database and must then cost no more than time: truth is in rows, and a lost message is made good by looking.
 */
package io.holdfast.cluster;
