package io.holdfast.system;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * The enterprise archive on Payara Server, as {@code ./holdfast run --server} starts it: every address with everybody, and what the server
 * or the packaging has a part in. Rules that live in classes and tables alone are the same in both archives, and tried on the web archive.
 */
@RunsOn(Archive.EAR)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ServerSystemIT {
    @Nested
    class InThePortal extends PortalContract {}

    @Nested
    class ForAdministrators extends AdministrationContract {}

    @Nested
    class WithItsRoles extends RolesContract {}

    @Nested
    class AskedAboutItsRoles extends RoleDecisionsContract {}

    @Nested
    class WithItsPeople extends UsersContract {}

    @Nested
    class UnderItsDistrict extends OrganizationPermissionsContract {}

    @Nested
    class AskedWhatIf extends SimulationContract {}

    @Nested
    class AskedByOthers extends AuthzenContract {}

    @Nested
    class AskedByItsClients extends AuthzenClientsContract {}

    @Nested
    class OnRecord extends AuditCoverageContract {}

    @Nested
    class FromItsSystemLog extends SystemLogContract {}

    @Nested
    class InItsOwnLog extends NodeLogContract {}

    @Nested
    class UnderVerification extends VerificationContract {}

    @Nested
    class FromItsCaches extends CacheContract {}

    @Nested
    class ByItsLease extends LeaseContract {}

    @Nested
    class WithBadInput extends BadInputContract {}

    @Nested
    class InTheBackground extends JobsContract {}

    @Nested
    class ByMail extends MailContract {}

    @Nested
    class OnItsRoutes extends RoutesContract {}

    @Nested
    class AtEveryDoor extends MatrixContract {}

    @Nested
    class FromOtherSites extends CorsContract {}

    @Nested
    class ProvingItsAuditLog extends AuditProofContract {}

    @Nested
    class GivingOutEvidence extends BundleContract {}

    @Nested
    class InTime extends TimeLimitsContract {}

    @Nested
    class WithinItsRateLimits extends RateLimitContract {}

    /**
     * Last, because a deployment that fails beside the product costs it the description of its routes (seen on Payara Server
     * 6.2025.10) until the server is restarted: the product is stopped after this.
     */
    @Nested
    @Order(Integer.MAX_VALUE)
    class WithoutAPermissionRule extends DeploymentContract {
        @Override
        Path built() {
            return Path.of("target", "dist-server", "holdfast.ear");
        }

        @Override
        Deployment deploy(Path archive, Holdfast holdfast, Path folder) {
            return ServerDeployment.of(archive, holdfast, folder);
        }
    }

    @Nested
    @Order(Integer.MAX_VALUE - 2)
    class WithoutZoho extends OutageContract {
        @Override
        Duration length() {
            return Duration.ofSeconds(15);
        }
    }

    /** Late, because these restart what the others need; no other test depends on that. */
    @Nested
    @Order(Integer.MAX_VALUE - 1)
    class WhenPartsDie extends RestartContract {}
}
