/**
 * What every module's tests share: a real PostgreSQL with Holdfast's roles, migrations and floor. Nothing here is a fake, and
 * nothing here may be used by product code. Published in the module's test-jar; its users add the PostgreSQL driver, Flyway
 * and embedded PostgreSQL to their own test dependencies.
 */
package io.holdfast.testing;
