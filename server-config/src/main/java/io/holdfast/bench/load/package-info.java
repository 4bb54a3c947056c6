/**
 * Load over HTTP and what is measured of it: a closed loop (16 connections, each sends when it was answered) and an open loop
 * (a fixed rate, whatever the answers do). One thread and one selector, because the generator shares the machine with what
 * it measures.
 */
package io.holdfast.bench.load;
