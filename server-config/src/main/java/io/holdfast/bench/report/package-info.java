/** What a benchmark says: progress for the person who waits, and at the end tables in Markdown. */
package io.holdfast.bench.report;
