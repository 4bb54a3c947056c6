/** Zoho Projects v3: routes, shapes and errors stay in here; out come {@code Zoho…} records in an outcome. */
package io.holdfast.zoho.projects;
