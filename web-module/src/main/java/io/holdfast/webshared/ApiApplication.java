package io.holdfast.webshared;

import io.holdfast.audit.rest.AuditErasureResource;
import io.holdfast.audit.rest.AuditHoldsResource;
import io.holdfast.audit.rest.AuditLogsResource;
import io.holdfast.audit.rest.AuditProofResource;
import io.holdfast.audit.rest.AuditSettingsResource;
import io.holdfast.audit.rest.BundleResource;
import io.holdfast.audit.rest.EventsResource;
import io.holdfast.audit.rest.VerificationResource;
import io.holdfast.billing.rest.InvoicePdfResource;
import io.holdfast.billing.rest.InvoicesResource;
import io.holdfast.cluster.rest.NodesResource;
import io.holdfast.cluster.rest.OperatorDrainResource;
import io.holdfast.identity.rest.ApiClientsResource;
import io.holdfast.identity.rest.AuthResource;
import io.holdfast.identity.rest.InvitationsResource;
import io.holdfast.identity.rest.OpenInvitationResource;
import io.holdfast.identity.rest.SessionsResource;
import io.holdfast.identity.rest.SigningKeysResource;
import io.holdfast.identity.rest.UserSessionsResource;
import io.holdfast.identity.rest.UserStatusResource;
import io.holdfast.identity.rest.UsersResource;
import io.holdfast.jobs.rest.JobSchedulesResource;
import io.holdfast.jobs.rest.JobsResource;
import io.holdfast.mail.rest.MailLanguagesResource;
import io.holdfast.mail.rest.MailSuppressionsResource;
import io.holdfast.mail.rest.MailsResource;
import io.holdfast.operations.rest.HealthResource;
import io.holdfast.operations.rest.SystemHealthResource;
import io.holdfast.projects.rest.ProjectsResource;
import io.holdfast.rbac.authzen.rest.EntitiesResource;
import io.holdfast.rbac.imports.rest.ImportResource;
import io.holdfast.rbac.imports.rest.ImportsResource;
import io.holdfast.rbac.rest.AssignResource;
import io.holdfast.rbac.rest.BulkAssignResource;
import io.holdfast.rbac.rest.CheckBatchResource;
import io.holdfast.rbac.rest.CheckResource;
import io.holdfast.rbac.rest.ConsistencyOfChanges;
import io.holdfast.rbac.rest.ConsistencyOfQuestions;
import io.holdfast.rbac.rest.DistrictResource;
import io.holdfast.rbac.rest.EmergencyAccessDeedsResource;
import io.holdfast.rbac.rest.EmergencyAccessResource;
import io.holdfast.rbac.rest.EmergencyOpeningsResource;
import io.holdfast.rbac.rest.ExplainResource;
import io.holdfast.rbac.rest.HandoversResource;
import io.holdfast.rbac.rest.OrganizationPermissionsResource;
import io.holdfast.rbac.rest.PermissionChangesResource;
import io.holdfast.rbac.rest.PermissionSearchResource;
import io.holdfast.rbac.rest.PermissionTemplateResource;
import io.holdfast.rbac.rest.PermissionTemplatesResource;
import io.holdfast.rbac.rest.PermissionsResource;
import io.holdfast.rbac.rest.ReviewItemsResource;
import io.holdfast.rbac.rest.ReviewResource;
import io.holdfast.rbac.rest.ReviewsResource;
import io.holdfast.rbac.rest.RoleResource;
import io.holdfast.rbac.rest.RolesResource;
import io.holdfast.rbac.rest.SeparationSetResource;
import io.holdfast.rbac.rest.SeparationSetsResource;
import io.holdfast.rbac.rest.SeparationViolationsResource;
import io.holdfast.rbac.rest.SessionRolesResource;
import io.holdfast.rbac.rest.SimulateResource;
import io.holdfast.rbac.rest.UserRolesResource;
import io.holdfast.search.rest.SearchResource;
import io.holdfast.systemlog.rest.SystemLogsResource;
import io.holdfast.tenancy.rest.TenantSwitchResource;
import io.holdfast.tenancy.rest.TenantsResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** Everything under {@code /api}. */
@ApplicationPath("/api")
public class ApiApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(RestInfrastructure.CLASSES);
        classes.addAll(Set.of(
                AuthResource.class,
                SessionsResource.class,
                InvitationsResource.class,
                HealthResource.class,
                ProjectsResource.class,
                InvoicesResource.class,
                InvoicePdfResource.class,
                SearchResource.class,
                AuditLogsResource.class,
                AuditProofResource.class,
                BundleResource.class,
                EventsResource.class,
                VerificationResource.class,
                AuditSettingsResource.class,
                AuditHoldsResource.class,
                AuditErasureResource.class,
                JobsResource.class,
                JobSchedulesResource.class,
                SystemHealthResource.class,
                SystemLogsResource.class,
                MailsResource.class,
                MailSuppressionsResource.class,
                MailLanguagesResource.class,
                NodesResource.class,
                OperatorDrainResource.class,
                UsersResource.class,
                UserStatusResource.class,
                UserSessionsResource.class,
                OpenInvitationResource.class,
                RoleResource.class,
                RolesResource.class,
                PermissionsResource.class,
                AssignResource.class,
                BulkAssignResource.class,
                ImportsResource.class,
                ImportResource.class,
                HandoversResource.class,
                UserRolesResource.class,
                ConsistencyOfChanges.class,
                ConsistencyOfQuestions.class,
                CheckResource.class,
                CheckBatchResource.class,
                PermissionSearchResource.class,
                ExplainResource.class,
                OrganizationPermissionsResource.class,
                PermissionTemplatesResource.class,
                PermissionChangesResource.class,
                PermissionTemplateResource.class,
                SeparationSetsResource.class,
                SeparationSetResource.class,
                SeparationViolationsResource.class,
                SessionRolesResource.class,
                ReviewsResource.class,
                ReviewResource.class,
                ReviewItemsResource.class,
                SimulateResource.class,
                DistrictResource.class,
                ApiClientsResource.class,
                EntitiesResource.class,
                SigningKeysResource.class,
                EmergencyAccessResource.class,
                EmergencyAccessDeedsResource.class,
                EmergencyOpeningsResource.class,
                TenantsResource.class,
                TenantSwitchResource.class));
        return classes;
    }
}
