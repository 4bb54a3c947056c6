/**
 * Making tenants and their sites. A tenant is made by a system caller of the tenant to be, with the role pack of its kind,
 * so there is no moment without roles and no caller of all tenants. Permission: the operator; manage:locations for sites.
 */
package io.holdfast.tenancy.usecase;
