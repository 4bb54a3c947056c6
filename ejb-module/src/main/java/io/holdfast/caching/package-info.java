/**
 * Pages of lists kept at hand: in this node, then in the data grid that all nodes share. Data only, never rights: what a caller
 * may see is worked out on every request and is part of the key. A page is used only while its label names the listing that the
 * mirror holds now, so a lost message can cost a look at the database and never shows an old page as new. PostgreSQL is the truth;
 * the grid may vanish at any time.
 */
package io.holdfast.caching;
