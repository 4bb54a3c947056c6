/**
 * A stand-in for Zoho, in a process of its own, for demos and tests: accounts, CRM v8 and Projects v3 over HTTP, with the
 * shapes, limits and errors of Zoho's published contract and faults on demand. It behaves like Zoho and not like our client:
 * nothing here may use a class of the product, and the product may reach it over HTTP only. Listens on loopback only.
 */
package io.holdfast.simulator;
