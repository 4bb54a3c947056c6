/**
 * The system log: warnings and errors of the nodes' logs as rows that people with the right to it can search. Taking one never
 * waits for the database and never fails whoever logs.
 */
package io.holdfast.systemlog;
