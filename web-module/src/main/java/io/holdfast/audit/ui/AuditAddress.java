package io.holdfast.audit.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.holdfast.audit.model.EventFilter;
import io.holdfast.audit.model.EventOrder;
import io.holdfast.shared.audit.Category;
import io.holdfast.shared.audit.Outcome;
import io.holdfast.shared.audit.Risk;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.ProblemCode;
import io.holdfast.webshared.paging.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of the audit screen's address: what is searched for. Immutable. */
final class AuditAddress {
    static final String USER = "user";
    static final String ACTION = "action";
    static final String ENTITY = "entity";
    static final String ENTITY_ID = "entityId";
    static final String CATEGORY = "category";
    static final String OUTCOME = "outcome";
    static final String RISK = "risk";
    static final String SESSION = "session";
    static final String REQUEST = "requestId";
    static final String LOCATION = "location";
    static final String ADDRESS = "address";
    static final String TEXT = "text";
    static final String FROM = "from";
    static final String TO = "to";
    static final String SORT = "sort";
    static final String OLDEST_FIRST = "timestamp";
    static final String CURSOR = "cursor";

    static final List<String> FILTERS = List.of(
            USER, ACTION, ENTITY, ENTITY_ID, CATEGORY, OUTCOME, RISK, SESSION, REQUEST, LOCATION, ADDRESS, FROM, TO,
            TEXT);

    private final Map<String, String> asked;

    private AuditAddress(Map<String, String> asked) {
        this.asked = asked;
    }

    static AuditAddress none() {
        return new AuditAddress(Map.of());
    }

    static AuditAddress of(HttpServletRequest request) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : FILTERS) {
            put(asked, name, request.getParameter(name));
        }
        put(asked, SORT, request.getParameter(SORT));
        put(asked, CURSOR, request.getParameter(CURSOR));
        return new AuditAddress(asked);
    }

    private static void put(Map<String, String> asked, String name, String sent) {
        String text = FilterParameters.text(sent);
        if (text != null) {
            asked.put(name, text);
        }
    }

    /** What is asked for; null when nothing is. */
    String get(String name) {
        return asked.get(name);
    }

    /** True when something else than the whole log is asked for. */
    boolean isFiltered() {
        return FILTERS.stream().anyMatch(asked::containsKey);
    }

    /** The same search with one more or another filter, from its first page. */
    AuditAddress with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.remove(CURSOR);
        changed.put(name, value);
        return new AuditAddress(changed);
    }

    /** The same search without these, from its first page. */
    AuditAddress without(String... names) {
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.remove(CURSOR);
        changed.keySet().removeAll(List.of(names));
        return new AuditAddress(changed);
    }

    /** "?outcome=DENIED&amp;risk=HIGH" before it is escaped; empty for the whole log. */
    String query() {
        return asked.isEmpty()
                ? ""
                : asked.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(joining("&", "?", ""));
    }

    /**
     * The filter of the use case. Days are those of the viewer's zone, the last one included.
     *
     * @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for what is no day or none of the words
     */
    EventFilter filter(ZoneId zone) {
        LocalDate last = day(TO);
        return new EventFilter(
                get(USER),
                get(ACTION),
                get(ENTITY),
                get(ENTITY_ID),
                FilterParameters.word(CATEGORY, get(CATEGORY), Category.class),
                FilterParameters.word(OUTCOME, get(OUTCOME), Outcome.class),
                FilterParameters.word(RISK, get(RISK), Risk.class),
                get(SESSION),
                get(REQUEST),
                FilterParameters.id(LOCATION, get(LOCATION)),
                FilterParameters.address(ADDRESS, get(ADDRESS)),
                start(day(FROM), zone),
                start(last == null ? null : last.plusDays(1), zone),
                get(TEXT));
    }

    /** @throws DomainException {@link ProblemCode#INVALID_PARAMETER} for an order that there is none */
    EventOrder order() {
        String sort = get(SORT);
        if (sort == null || sort.equals("-timestamp")) {
            return EventOrder.NEWEST_FIRST;
        }
        if (sort.equals(OLDEST_FIRST)) {
            return EventOrder.OLDEST_FIRST;
        }
        throw new DomainException(ProblemCode.INVALID_PARAMETER, "'sort' must be '-timestamp' or 'timestamp'.");
    }

    /** The query with which the API answers exactly this search, whole; its days are moments there. */
    String exported(ZoneId zone) {
        Map<String, String> parameters = new LinkedHashMap<>(asked);
        parameters.remove(CURSOR);
        rename(parameters, SESSION, "sessionId");
        LocalDate last = day(TO);
        moment(parameters, FROM, start(day(FROM), zone));
        moment(parameters, TO, start(last == null ? null : last.plusDays(1), zone));
        return new AuditAddress(parameters).query();
    }

    /** The query with which the API answers a bundle of exactly these events. */
    String proven(ZoneId zone) {
        return without(SORT).with("kind", "SELECTION").exported(zone);
    }

    private static void rename(Map<String, String> parameters, String from, String to) {
        String value = parameters.remove(from);
        if (value != null) {
            parameters.put(to, value);
        }
    }

    private static void moment(Map<String, String> parameters, String name, Instant moment) {
        if (moment != null) {
            parameters.put(name, moment.toString());
        }
    }

    private LocalDate day(String name) {
        String text = get(name);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9998) {
                return day;
            }
        } catch (DateTimeException e) {
            throw notADay(name);
        }
        throw notADay(name);
    }

    private static DomainException notADay(String name) {
        return new DomainException(ProblemCode.INVALID_PARAMETER, "'" + name + "' must be a day, such as 2026-11-21.");
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
