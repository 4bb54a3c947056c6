package io.holdfast.rbac.usecase;

import io.holdfast.rbac.model.Area;
import io.holdfast.rbac.model.PeopleList;
import io.holdfast.rbac.model.PeopleList.Member;
import io.holdfast.rbac.model.PeopleList.Wanted;
import io.holdfast.rbac.model.PermissionInfo;
import io.holdfast.rbac.model.PlaceList;
import io.holdfast.rbac.model.PlaceList.NamedPlace;
import io.holdfast.rbac.model.RoleCatalogue;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.id.TenantId;
import io.holdfast.shared.id.UserId;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Permission;
import io.holdfast.shared.security.RequiresPermission;
import io.holdfast.shared.security.Scope;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns what somebody types about a person and a place into those that are meant, for whoever may ask why. */
@Stateless
public class FramingQuestions {
    /** More than fit are not told apart by reading them. */
    private static final int MOST_FITTING = 8;

    private static final int MOST_OFFERED = 50;
    private static final int MOST_PERMISSIONS = 1000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PLACE = Pattern.compile("(account|location|project)/(" + ID.pattern() + ")");

    @Inject
    CallerContext context;

    @Inject
    PeopleList people;

    @Inject
    PlaceList places;

    @Inject
    RoleCatalogue catalogue;

    /**
     * What was meant, and what there is to choose from.
     *
     * @param people whom the text fits, at most eight: exactly one when it was enough
     * @param places that the text fits, at most eight
     * @param permissions all, by key
     * @param offeredPeople the first ones by name
     * @param offeredPlaces the first ones of each kind by name, without the organization as a whole
     */
    public record Framed(
            List<Member> people,
            List<NamedPlace> places,
            List<PermissionInfo> permissions,
            List<Member> offeredPeople,
            List<NamedPlace> offeredPlaces) {
        public Framed {
            people = List.copyOf(people);
            places = List.copyOf(places);
            permissions = List.copyOf(permissions);
            offeredPeople = List.copyOf(offeredPeople);
            offeredPlaces = List.copyOf(offeredPlaces);
        }
    }

    /**
     * Finds who and where is meant.
     *
     * @param person an address, an id, or part of a name; null for nobody
     * @param place a kind and an id such as {@code location/…}, or part of a name; null for the organization as a whole
     */
    @AuditedList("user.list")
    @RequiresPermission(Permission.EXPLAIN_DECISIONS)
    public Framed frame(String person, String place) {
        TenantId tenant = context.tenant();
        return new Framed(
                person == null ? List.of() : peopleLike(tenant, person.toLowerCase(Locale.ROOT)),
                place == null
                        ? List.of(new NamedPlace(Scope.TENANT, ""))
                        : placesLike(tenant, place.toLowerCase(Locale.ROOT)),
                catalogue.permissions(tenant, null, MOST_PERMISSIONS),
                people.page(tenant, Area.ALL, Wanted.MEMBERS, null, MOST_OFFERED),
                places.page(tenant, Set.of(Scope.TENANT), Area.ALL, null, null, MOST_OFFERED).stream()
                        .filter(one -> one.place().type() != Scope.Type.TENANT)
                        .toList());
    }

    private List<Member> peopleLike(TenantId tenant, String text) {
        if (ID.matcher(text).matches()) {
            return people.find(tenant, Area.ALL, new UserId(UUID.fromString(text))).stream()
                    .toList();
        }
        List<Member> exact = people.byEmail(tenant, Area.ALL, text).stream().toList();
        return exact.isEmpty() ? people.page(tenant, Area.ALL, Wanted.MEMBERS.about(text), null, MOST_FITTING) : exact;
    }

    private List<NamedPlace> placesLike(TenantId tenant, String text) {
        var written = PLACE.matcher(text);
        if (written.matches()) {
            var place = new Scope(Scope.Type.ofWord(written.group(1)), UUID.fromString(written.group(2)));
            return places.page(tenant, Set.of(place), Area.ALL, null, null, 1);
        }
        List<NamedPlace> fitting = places.page(tenant, Set.of(Scope.TENANT), Area.ALL, text, null, MOST_FITTING);
        List<NamedPlace> exact = fitting.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .toList();
        return exact.isEmpty() ? fitting : exact;
    }
}
