/**
 * The node's log as lines of JSON, for programs that collect logs: what the loggers say, and one line for each request. People
 * read the text beside it.
 */
package io.holdfast.nodelog;
