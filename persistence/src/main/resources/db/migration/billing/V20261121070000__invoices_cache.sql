-- A mirror of the invoices in Zoho Books. Books is the source of truth: rows here change only by what was read from it.
-- zoho_project_id and contact_id name the project that an invoice bills and the CRM contact that it is addressed to; both are
-- the sources' ids, since either may be mirrored later than the invoice.
CREATE TABLE invoices_cache (
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  id uuid NOT NULL,
  zoho_invoice_id varchar(50) NOT NULL,
  account_id uuid,
  zoho_project_id varchar(50),
  contact_id varchar(50),
  invoice_number varchar(100) NOT NULL,
  reference_number varchar(100),
  status varchar(50) NOT NULL,
  currency varchar(3) CHECK (currency ~ '^[A-Z]{3}$'),
  total_amount numeric(19,4) NOT NULL,
  amount_due numeric(19,4),
  invoice_date date,
  due_date date,
  payment_url text,
  pdf_url text,
  source_modified_at timestamptz,
  last_synced timestamptz NOT NULL,
  gone_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE UNIQUE INDEX idx_invoices_zoho_id ON invoices_cache (tenant_id, zoho_invoice_id);
CREATE INDEX idx_invoices_account_id ON invoices_cache (tenant_id, account_id);
-- The order of the list. An invoice without a date stands at its end.
CREATE INDEX idx_invoices_newest ON invoices_cache (tenant_id, coalesce(invoice_date, DATE '0001-01-01') DESC, id DESC);
CALL protect_tenant_table('invoices_cache', 'SELECT, INSERT, UPDATE');
GRANT SELECT ON invoices_cache TO holdfast_reader;

-- The Books organization that the connection's consent opens; null until it was asked for.
ALTER TABLE zoho_connections ADD COLUMN books_organization_id varchar(50);
