/** Roles, assignments and decisions over REST, under the addresses that the first interface promised (features B24 to B27). */
package io.holdfast.rbac.rest;
