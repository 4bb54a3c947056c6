/**
 * A sign of life for people and simple probes. It says nothing about the database or Zoho: readiness is MicroProfile
 * Health's at /health/ready.
 */
package io.holdfast.operations.rest;
