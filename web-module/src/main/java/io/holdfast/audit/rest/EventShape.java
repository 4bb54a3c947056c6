package io.holdfast.audit.rest;

import io.holdfast.audit.model.RecordedEvent;
import io.holdfast.audit.usecase.EventPage;
import io.holdfast.audit.usecase.SearchingAudit;
import io.holdfast.audit.usecase.SearchingAudit.Asked;
import java.util.List;
import java.util.stream.Stream;

/** In whose names events are answered. */
enum EventShape {
    /** The names of the table. A page leaves old and new values to the detail; a stream has them. */
    SEED {
        @Override
        List<String> columns() {
            return Names.around(
                    List.of("entity", "entityId", "locationId", "reason", "oldValues", "newValues"),
                    List.of("personal", "erased", "leafHash"));
        }

        @Override
        EventPage page(SearchingAudit searching, Asked asked) {
            return searching.list(asked);
        }

        @Override
        Object body(EventPage page) {
            return AuditLogListBody.of(page);
        }

        @Override
        Object line(RecordedEvent event) {
            return AuditLogDetailBody.of(event);
        }
    },

    /** The names of {@code /api/v1}. */
    CHANGES {
        @Override
        List<String> columns() {
            return Names.around(List.of("resource", "entityId", "locationId", "reason", "changes"), List.of());
        }

        @Override
        EventPage page(SearchingAudit searching, Asked asked) {
            return searching.wholeList(asked);
        }

        @Override
        Object body(EventPage page) {
            return AuditEventListBody.of(page);
        }

        @Override
        Object line(RecordedEvent event) {
            return AuditEventBody.of(event);
        }
    };

    /** The members of a line as columns of a table. */
    abstract List<String> columns();

    abstract EventPage page(SearchingAudit searching, Asked asked);

    /** A page as JSON has it. */
    abstract Object body(EventPage page);

    /** One event of a stream. */
    abstract Object line(RecordedEvent event);

    /** What both have. */
    private static final class Names {
        private static final List<String> WHO_AND_WHAT = List.of(
                "id",
                "timestamp",
                "userId",
                "actorKind",
                "actorName",
                "roles",
                "action",
                "outcome",
                "category",
                "risk");
        private static final List<String> FROM_WHERE =
                List.of("meta", "ipAddress", "userAgent", "sessionId", "requestId");

        private Names() {}

        static List<String> around(List<String> details, List<String> ending) {
            return Stream.of(WHO_AND_WHAT, details, FROM_WHERE, ending)
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
