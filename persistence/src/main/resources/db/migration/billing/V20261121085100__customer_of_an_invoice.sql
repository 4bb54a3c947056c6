-- Whom an invoice bills, in the words of the sources: changes are read without the list of customers.
ALTER TABLE invoices_cache ADD COLUMN zoho_customer_id varchar(50), ADD COLUMN zoho_account_id varchar(50);
