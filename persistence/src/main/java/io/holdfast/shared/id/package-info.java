/**
 * Names of things that cross features: typed in signatures, plain uuid in tables, text in JSON. Ids are UUIDv7 made in Java
 * and say nothing about order: nothing is sorted by them. What is no id is refused where it enters. Knows no feature.
 */
package io.holdfast.shared.id;
