/**
 * What a benchmark puts into its own copy of the web archive: the installation that people run has none of it. These classes see the
 * product's own, as they run among them; nothing outside this package may, and the launcher never loads them.
 */
package io.holdfast.bench.inside;
