package io.holdfast.webshared.ui;

import java.util.function.Predicate;

/**
 * A place that the navigation leads to, the most important first: a phone has room for four. Places of one group stand together.
 * The icon is the path of an SVG image of 20 by 20.
 */
enum Place {
    HOME("Home", "/dashboard", "h", Group.NONE, viewer -> true, "M3 9.2 10 3l7 6.2V17h-4.6v-4.6H7.6V17H3z"),
    PROJECTS("Projects", "/projects", "p", Group.NONE, Viewer::isMayReadProjects, "M3 5h9M5 10h10M8 15h9"),
    INVOICES(
            "Invoices",
            "/invoices",
            "i",
            Group.NONE,
            Viewer::isMayReadInvoices,
            "M5 2.8h10v14.4l-2.5-1.6-2.5 1.6-2.5-1.6L5 17.2zM8 7h4M8 10.4h4"),
    PEOPLE(
            "People",
            "/people",
            "u",
            Group.PEOPLE,
            Viewer::isMayLookAfterPeople,
            "M7.5 9.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 16.6c.4-3 2.4-4.6 5-4.6s4.6 1.6 5 4.6M12.6 3.6a3 3 0 0 1 0"
                    + " 5.4M14.2 12.4c1.8.6 3 2 3.3 4.2"),
    ROLES(
            "Roles",
            "/roles",
            "r",
            Group.PEOPLE,
            Viewer::isMayLookAfterPeople,
            "M10 3v4M10 7 5 12M10 7l5 5M3 12h4v4H3zM13 12h4v4h-4zM8 3h4v4H8z"),
    PERMISSIONS(
            "Permissions",
            "/permissions",
            "t",
            Group.PEOPLE,
            Viewer::isMayManagePermissions,
            "M3 3.5h14v13H3zM3 8h14M3 12.2h14M8 3.5v13M12.6 3.5v13"),
    DISTRICT(
            "District",
            "/district",
            "d",
            Group.PEOPLE,
            Viewer::isMayOverseeOrganizations,
            "M8 3h4v4H8zM10 7v3M4.5 13v-3h11v3M2.5 13h4v4h-4zM8 13h4v4H8zM13.5 13h4v4h-4zM10 10v3"),
    WHY(
            "Why",
            "/permissions/explain",
            "w",
            Group.PEOPLE,
            Viewer::isMayExplain,
            "M7.4 7.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M10 14.6h.01M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1"
                    + " 0-14.4"),
    EMERGENCY(
            "Emergency",
            "/emergency",
            "e",
            Group.PEOPLE,
            Viewer::isMayLookAfterEverybody,
            "M10 3 18 17H2zM10 8.2v4M10 14.6h.01"),
    REVIEWS(
            "Reviews",
            "/reviews",
            "k",
            Group.PEOPLE,
            Viewer::isMayLookAfterPeople,
            "M4 3.5h12v13H4zM7 8l1.4 1.4L11 6.8M7 13h6"),
    AUDIT(
            "Audit log",
            "/audit",
            "a",
            Group.PROOF,
            Viewer::isMayViewAudit,
            "M3.5 3.5h13v13h-13zM6.5 7h7M6.5 10h7M6.5 13h4"),
    PROOF(
            "Proof",
            "/proof",
            "v",
            Group.PROOF,
            Viewer::isMayVerifyAudit,
            "M10 2.8 16 5v4.6c0 3.6-2.5 6.3-6 7.6-3.5-1.3-6-4-6-7.6V5zM7.4 9.8l1.9 1.9 3.4-3.6"),
    JOBS(
            "Jobs",
            "/jobs",
            "j",
            Group.OPERATIONS,
            Viewer::isMayManageSystem,
            "M10 3.2a6.8 6.8 0 1 0 6.8 6.8M10 6v4l2.8 1.8M13 3.8l3.2.4-.4 3.2"),
    MAILS("Mail", "/mails", "m", Group.OPERATIONS, Viewer::isMayManageSystem, "M3 5h14v10H3zM3 5.5l7 5 7-5"),
    CONNECTIONS(
            "Connections",
            "/connections",
            "c",
            Group.OPERATIONS,
            Viewer::isMayManageSystem,
            "M8 5.5V3M12 5.5V3M5.5 5.5h9v4a4.5 4.5 0 0 1-9 0zM10 14v3"),
    NODES(
            "Nodes",
            "/nodes",
            "n",
            Group.OPERATIONS,
            Viewer::isMayManageSystem,
            "M3.5 3.5h13v5h-13zM3.5 11.5h13v5h-13zM6.5 6h.01M6.5 14h.01"),
    ORGANIZATIONS(
            "Organizations",
            "/organizations",
            "o",
            Group.OPERATIONS,
            Viewer::isMayManageTenants,
            "M3 17h14M4.5 17V4.5h6V17M10.5 8.5h5V17M6.5 7.5h2M6.5 10.5h2M6.5 13.5h2M12.5 11.5h1M12.5 14.5h1");

    /** What stands over places that belong together. */
    enum Group {
        NONE(""),
        PEOPLE("People"),
        PROOF("Proof"),
        OPERATIONS("Operations");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    final String label;
    final String path;
    final String key;
    final Group group;
    final String icon;
    private final Predicate<Viewer> offered;

    Place(String label, String path, String key, Group group, Predicate<Viewer> offered, String icon) {
        this.label = label;
        this.path = path;
        this.key = key;
        this.group = group;
        this.offered = offered;
        this.icon = icon;
    }

    boolean isFor(Viewer viewer) {
        return offered.test(viewer);
    }
}
