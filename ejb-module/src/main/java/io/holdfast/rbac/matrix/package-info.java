/** The self-check of the tables that say who may do what. A difference is repaired, and never silently. */
package io.holdfast.rbac.matrix;
