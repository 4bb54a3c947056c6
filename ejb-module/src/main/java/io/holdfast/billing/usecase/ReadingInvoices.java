package io.holdfast.billing.usecase;

import static io.holdfast.shared.security.Permission.READ_ACCOUNT_INVOICES;
import static io.holdfast.shared.security.Permission.READ_ALL_INVOICES;
import static io.holdfast.shared.security.Permission.READ_OWN_INVOICES;

import io.holdfast.billing.model.InvoiceKey;
import io.holdfast.billing.model.InvoiceScope;
import io.holdfast.billing.model.ListedInvoice;
import io.holdfast.billing.model.MirroredInvoice;
import io.holdfast.billing.refresh.AccountInvoices;
import io.holdfast.billing.refresh.InvoicesProjection;
import io.holdfast.caching.CacheKey;
import io.holdfast.caching.CacheScope;
import io.holdfast.caching.Page;
import io.holdfast.caching.PageCache;
import io.holdfast.caching.PageCaches;
import io.holdfast.caching.Served;
import io.holdfast.caching.ServedPage;
import io.holdfast.mirror.Freshness;
import io.holdfast.mirror.MirrorQuery;
import io.holdfast.mirror.MirrorWatch;
import io.holdfast.mirror.Projection;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.InvoiceId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.PermissionDenied;
import io.holdfast.shared.security.RequiresPermission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Shows invoices. Not a transaction of its own: it asks for the age of the mirror, which may have Zoho read, takes the page from a
 * cache, and only on a miss reads in a transaction of {@link MirroredInvoices}. What the caller may see is worked out each time
 * and is part of the cache's key.
 */
@ApplicationScoped
@RequiresPermission({READ_ALL_INVOICES, READ_ACCOUNT_INVOICES, READ_OWN_INVOICES})
public class ReadingInvoices {
    /** Raise it when the members of {@link MirroredInvoice} change. */
    private static final String FORMAT = "1";

    @Inject
    MirrorWatch watch;

    @Inject
    InvoicesProjection projection;

    @Inject
    AccountInvoices accounts;

    @Inject
    MirroredInvoices mirror;

    @Inject
    PageCaches caches;

    @Inject
    CallerContext context;

    private PageCache<MirroredInvoice> pages;

    @PostConstruct
    void openCache() {
        pages = caches.open(projection.name(), FORMAT, MirroredInvoice[].class);
    }

    /**
     * The invoices that the caller may see, newest first.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for a cursor that is none
     */
    @RequiresPermission(action = "invoice.list")
    @AuditedList("invoice.list")
    public ServedPage<MirroredInvoice> list(MirrorQuery query) {
        return page(query, watch.freshness(projection));
    }

    /**
     * The same, but read from Zoho first, however young the mirror is. When Zoho cannot be read, or somebody else is reading it,
     * the mirror answers and says so.
     */
    @RequiresPermission(value = READ_ALL_INVOICES, action = "invoice.refresh")
    @AuditedList("invoice.list")
    public ServedPage<MirroredInvoice> refresh(MirrorQuery query) {
        if (!context.grants().hasInTenant(READ_ALL_INVOICES)) {
            throw new PermissionDenied(READ_ALL_INVOICES);
        }
        return page(query, watch.renewed(part(query)));
    }

    /** What has to be read again: the account that is asked for, when Books can be asked for it, else everything. */
    private Projection<ListedInvoice> part(MirrorQuery query) {
        return Optional.ofNullable(query.account()).flatMap(accounts::of).orElse(projection);
    }

    private ServedPage<MirroredInvoice> page(MirrorQuery query, Freshness freshness) {
        InvoiceKey after = query.cursor() == null ? null : InvoiceCursor.parse(query.cursor());
        Page<MirroredInvoice> page = pages.get(key(query), freshness, () -> mirror.list(query, after));
        return new ServedPage<>(page.content(), new Served(freshness, page.tier()));
    }

    private CacheKey key(MirrorQuery query) {
        InvoiceScope scope = InvoiceScopes.of(context.caller());
        String words =
                scope.all() ? CacheScope.ALL : CacheScope.of(scope.accounts(), scope.projects(), scope.addressee());
        return CacheKey.of(projection.name(), context.tenant(), words, query);
    }

    /** @throws DomainException {@link ProblemCode#NOT_FOUND} when there is none, or not for this caller */
    @RequiresPermission(action = "invoice.read")
    public InvoiceDetail find(InvoiceId id) {
        return mirror.find(id, watch.freshness(projection));
    }
}
