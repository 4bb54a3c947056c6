package io.holdfast.webshared;

import io.holdfast.webshared.access.RouteFilter;
import io.holdfast.webshared.auth.DoorFilter;
import io.holdfast.webshared.limits.KnownParametersFilter;
import io.holdfast.webshared.problem.ProblemMapper;
import io.holdfast.webshared.problem.ValidationProblemMapper;
import java.util.Set;

/**
 * The filters and mappers that every REST root has. They are dependent beans: an instance shared by two roots would hold the
 * {@code @Context} objects of only one.
 */
final class RestInfrastructure {
    static final Set<Class<?>> CLASSES = Set.of(
            RouteFilter.class,
            DoorFilter.class,
            KnownParametersFilter.class,
            ProblemMapper.class,
            ValidationProblemMapper.class);

    private RestInfrastructure() {}
}
