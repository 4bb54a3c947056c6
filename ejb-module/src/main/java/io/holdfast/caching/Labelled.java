package io.holdfast.caching;

import java.time.Instant;

/**
 * A page with the listing that it was read from.
 *
 * @param label when that listing began. It was asked before the page was read, so a page may be younger than its label, never older
 */
record Labelled<T>(PageContent<T> content, Instant label) {}
