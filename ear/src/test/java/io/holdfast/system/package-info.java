/**
 * The product as people get it: the built archives, started through the launcher, spoken to from outside. Nothing here reaches
 * into a running node; what a test knows it learned over HTTP, from the simulator's control endpoints or from the database.
 * Tests speak to drivers ({@code Portal}, {@code Simulator}, {@code Database}), never to addresses.
 */
package io.holdfast.system;
