/** Imports over REST, and how their files are read. */
package io.holdfast.rbac.imports.rest;
