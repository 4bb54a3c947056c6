/**
 * Names of things that cross features: typed in signatures, plain uuid in tables, text in JSON. Ids are UUIDv7 made in
 * Java; that they begin with a time is good for indexes, and nothing may be concluded from it. What is no id is refused
 * where it enters. Knows no feature.
 */
package io.holdfast.shared.id;
