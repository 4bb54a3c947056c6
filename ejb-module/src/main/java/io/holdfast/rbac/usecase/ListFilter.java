package io.holdfast.rbac.usecase;

/**
 * Which part of a list.
 *
 * @param text that a row has in it, in lower case and without line breaks; null for every row
 * @param cursor where to go on, as the page before said; null for the first page
 * @param limit how many rows at most, 1 to 200
 */
public record ListFilter(String text, String cursor, int limit) {}
