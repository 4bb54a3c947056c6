/** Zoho CRM v8, as far as accounts and their people: modules and field names of the CRM stay in here. */
package io.holdfast.zoho.crm;
