package io.holdfast.container;

import io.holdfast.billing.refresh.AccountInvoices;
import io.holdfast.billing.refresh.InvoicesProjection;
import io.holdfast.projects.refresh.ProjectsProjection;
import io.holdfast.zoho.books.BooksGateway;
import io.holdfast.zoho.calls.CallPriority;
import io.holdfast.zoho.crm.AccountsGateway;
import io.holdfast.zoho.projects.ProjectsGateway;
import io.holdfast.zoho.usecase.ReadingConnection;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What the product asks Zoho with. */
@Dependent
class ZohoDriver {
    static final String PROJECTS = "/projects";
    static final String PHASES = "/phases";
    static final String INVOICES = "/books/v3/invoices";
    static final String CUSTOMERS = "/books/v3/contacts";
    static final String ORGANIZATIONS = "/books/v3/organizations";
    static final String CONTACTS = "/crm/v8/Contacts";
    static final String ACCOUNTS = "/crm/v8/Accounts";

    @Inject
    ProjectsGateway projects;

    @Inject
    BooksGateway books;

    @Inject
    AccountsGateway crm;

    @Inject
    ProjectsProjection projectMirror;

    @Inject
    InvoicesProjection invoiceMirror;

    @Inject
    AccountInvoices accountInvoices;

    @Inject
    ReadingConnection connection;

    @Inject
    CallPriority priority;

    @Resource
    ManagedExecutorService threads;
}
