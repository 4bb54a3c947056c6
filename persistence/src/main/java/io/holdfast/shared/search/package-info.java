/** What a search asks of each feature and what it gets back. Knows no feature; which one a hit is of is a word. */
package io.holdfast.shared.search;
