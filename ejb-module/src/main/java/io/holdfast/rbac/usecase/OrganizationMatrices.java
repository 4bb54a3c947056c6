package io.holdfast.rbac.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.rbac.model.PermissionMatrix;
import io.holdfast.rbac.model.PermissionSettings;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import io.holdfast.tenancy.model.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The permissions and roles of the caller's organization, or of one below it. */
@ApplicationScoped
@Collaborator
public class OrganizationMatrices {
    private static final int VERSION_BYTES = 16;

    @Inject
    CallerContext context;

    @Inject
    TenantSession tenantSession;

    @Inject
    PermissionSettings settings;

    /**
     * Does work where an organization's rows are.
     *
     * @param organization the caller's or one below it
     * @throws DomainException {@link io.holdfast.shared.problem.ProblemCode#NOT_FOUND} when it is neither
     */
    public <T> T within(TenantId organization, Supplier<T> work) {
        return organization.equals(context.tenant())
                ? work.get()
                : tenantSession.within(organization, work).orElseThrow(() -> DomainException.notFound("organization"));
    }

    /** The present state of the organization that the transaction is in. */
    public OrganizationSettings of(TenantId organization) {
        PermissionMatrix matrix = settings.matrix(organization);
        return new OrganizationSettings(organization, matrix, version(matrix));
    }

    /** The same for the same content, whatever the order it was read in. */
    private static String version(PermissionMatrix matrix) {
        String text = Stream.of(
                        matrix.modules().entrySet().stream().map(e -> "m " + e),
                        matrix.roles().entrySet().stream().map(e -> "r " + e),
                        matrix.base().entrySet().stream()
                                .map(e -> "b " + e.getKey()
                                        + e.getValue().stream().sorted().toList()),
                        matrix.changes().entrySet().stream().map(e -> "c " + e),
                        matrix.locks().entrySet().stream()
                                .map(e -> "l " + e.getKey() + e.getValue().organization()
                                        + e.getValue().roles().stream().sorted().toList()))
                .flatMap(lines -> lines)
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
