package io.holdfast.webshared.limits;

import static io.holdfast.webshared.Servlet.standIn;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.problem.DomainException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownParametersFilterTest {
    @SuppressWarnings("unused") // found by reflection
    private static final class Resource {
        void list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor, String body) {}
    }

    @Test
    void declaredParametersPass() {
        assertThatCode(() -> filter("limit", "1", "cursor", "x")).doesNotThrowAnyException();
        assertThatCode(() -> filter()).doesNotThrowAnyException();
    }

    @Test
    void anUndeclaredParameterIsRefusedByName() {
        assertThatThrownBy(() -> filter("limit", "1", "Limit", "2"))
                .isInstanceOf(DomainException.class)
                .hasMessage("There is no parameter 'Limit' here.");
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        assertThatThrownBy(() -> filter("limit", "1", "limit", "2"))
                .isInstanceOf(DomainException.class)
                .hasMessage("The parameter 'limit' is given more than once.");
    }

    @Test
    void aLongNameIsCutShort() {
        assertThatThrownBy(() -> filter("x".repeat(3000), "1")).hasMessageContaining("'" + "x".repeat(64) + "…'");
    }

    private static void filter(String... namesAndValues) throws NoSuchMethodException {
        var query = new MultivaluedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        var method = Resource.class.getDeclaredMethod("list", String.class, String.class, String.class);
        var uri = standIn(UriInfo.class, Map.of("getQueryParameters", arguments -> query));
        var filter = new KnownParametersFilter();
        filter.resource = standIn(ResourceInfo.class, Map.of("getResourceMethod", arguments -> method));
        filter.filter(standIn(ContainerRequestContext.class, Map.of("getUriInfo", arguments -> uri)));
    }
}
