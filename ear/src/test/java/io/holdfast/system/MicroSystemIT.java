package io.holdfast.system;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/** The WAR on Payara Micro, as {@code ./holdfast run} starts it. */
@RunsOn(Archive.WAR)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class MicroSystemIT {
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
    class OverItsOrganizations extends DistrictContract {}

    @Nested
    class ByItsTemplates extends PermissionTemplatesContract {}

    @Nested
    class OnWhatChangedItsRights extends PermissionChangesContract {}

    @Nested
    class WithItsOwnRoles extends OwnRolesContract {}

    @Nested
    class UnderItsAdministrators extends EscalationContract {}

    @Nested
    class AskedWhatIf extends SimulationContract {}

    @Nested
    class AtTheTurnOfTerms extends HandoverContract {}

    @Nested
    class TellingOfTerms extends TermMailsContract {}

    @Nested
    class EnteredFromThePlatform extends TenantSwitchContract {}

    @Nested
    class InAnEmergency extends EmergencyAccessContract {}

    @Nested
    class ManyAtOnce extends BulkContract {}

    @Nested
    class OutOfFiles extends ImportContract {}

    @Nested
    class UnderReview extends ReviewsContract {}

    @Nested
    class AfterReviews extends ReviewEndsContract {}

    @Nested
    class WithRolesApart extends SeparationContract {}

    @Nested
    class WithSomeOfItsRoles extends SessionRolesContract {}

    @Nested
    class SearchedForPermissions extends PermissionSearchContract {}

    @Nested
    class AskedByOthers extends AuthzenContract {}

    @Nested
    class AskedInBatches extends AuthzenBatchContract {}

    @Nested
    class SearchedByOthers extends AuthzenSearchContract {}

    @Nested
    class AskedByItsClients extends AuthzenClientsContract {}

    @Nested
    class OnRecord extends AuditCoverageContract {}

    @Nested
    class FromItsAuditLog extends AuditReadingContract {}

    @Nested
    class FromItsSystemLog extends SystemLogContract {}

    @Nested
    class InItsOwnLog extends NodeLogContract {}

    @Nested
    class UnderVerification extends VerificationContract {}

    @Nested
    class ForAWhile extends AuditLifeContract {}

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
    class Searching extends SearchContract {}

    @Nested
    class InTime extends TimeLimitsContract {}

    @Nested
    class WithinItsRateLimits extends RateLimitContract {}

    @Nested
    class WithoutAPermissionRule extends DeploymentContract {
        @Override
        Path built() {
            return Path.of("..", "web-module", "target", "holdfast.war");
        }

        @Override
        Deployment deploy(Path archive, Holdfast holdfast, Path folder) {
            return MicroDeployment.of(archive, holdfast.database(), folder);
        }
    }

    @Nested
    class WithAnUnreliableZoho extends ZohoContract {}

    @Nested
    @Order(Integer.MAX_VALUE - 2)
    class WithoutZoho extends OutageContract {
        @Override
        Duration length() {
            return Duration.ofMinutes(1);
        }
    }

    @Nested
    @Order(Integer.MAX_VALUE - 1)
    class OnTwoNodes extends TwoNodesContract {}

    /** Last, because these restart what the others need; no other test depends on that. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class WhenPartsDie extends FaultContract {}
}
