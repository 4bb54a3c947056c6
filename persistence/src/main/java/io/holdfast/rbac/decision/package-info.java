/**
 * The specification of every decision: who may do what, where and when. One plain evaluator over facts in collections, and the
 * values that it takes and gives (docs/PERMISSIONS.md numbers its rules R1 to R6). Knows no database, cache or container, and
 * shares no code with whatever decides faster: those are compared with it. When an answer is in doubt, this package is right.
 */
package io.holdfast.rbac.decision;
