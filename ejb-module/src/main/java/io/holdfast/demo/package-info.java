/**
 * The demo's organizations and people, made through the same use cases that people call, never by SQL. Runs only when
 * holdfast.demo is true, and again does no harm. Names, roles and the password are a contract with the README.
 */
package io.holdfast.demo;
