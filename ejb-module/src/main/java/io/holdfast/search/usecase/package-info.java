/**
 * One question to everything that a person may see. A feature takes part by a {@link io.holdfast.search.usecase.Finder}, which
 * judges its own scope: what is outside it is not found, as if it did not exist. Needs any permission to read what is searched.
 */
package io.holdfast.search.usecase;
