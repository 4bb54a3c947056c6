package io.holdfast.rbac.usecase;

/**
 * Which version of a template an organization shall have.
 *
 * @param version from 1; the newest one when it is to be followed
 * @param followsNewest true to get each newer version with the release that brings it
 */
public record TemplateChoice(String pack, String module, int version, boolean followsNewest) {}
