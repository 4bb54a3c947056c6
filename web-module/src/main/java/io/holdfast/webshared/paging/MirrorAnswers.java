package io.holdfast.webshared.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.caching.PageContent;
import io.holdfast.caching.Served;
import io.holdfast.mirror.Freshness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/**
 * Answers with mirrored data: how old it is ({@code Age}, {@code Cache-Status}), what it is ({@code ETag}, and 304 to those who
 * have it), and where the list goes on ({@code Link}). A page that several callers share is made into JSON once.
 */
@ApplicationScoped
public class MirrorAnswers {
    // For the description of the API, where these answers are declared.
    public static final String AGE_SAYS = "seconds since 'lastSynced'";
    public static final String CACHE_STATUS_SAYS = "how the answer came about (RFC 9211)";
    public static final String ETAG_SAYS = "for If-None-Match";

    /** What one person may see must not be kept for another, and never shown without asking us. */
    private static final String OWN_ONLY = "private, no-cache";

    private static final String AGE = "Age";

    private final Jsonb jsonb = JsonbBuilder.create();

    /** By identity: two pages that are equal may still be made at different times for different readers. */
    private final Cache<PageContent<?>, RenderedPage> rendered =
            Caffeine.newBuilder().weakKeys().build();

    /**
     * A page of a list.
     *
     * @param item makes the JSON object of one thing
     * @param limit how many were asked for; stands in the link to the next page
     */
    public <T> Response page(
            PageContent<T> content,
            Served served,
            Function<? super T, ?> item,
            int limit,
            Request request,
            UriInfo uri) {
        RenderedPage page = rendered.get(content, key -> render(content, item));
        EntityTag tag = EntityTags.of(page.digest(), served.freshness());
        ResponseBuilder answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            answer = Response.ok(page.with(served.freshness())).tag(tag);
        }
        var question =
                uri.getRequestUriBuilder().replaceQueryParam("limit", limit).replaceQueryParam("refresh");
        return aged(NextPage.link(answer, question, content.next()), served);
    }

    /** One thing with all that is known of it; the body tells its own age. */
    public Response detail(Object body, Served served, Request request) {
        byte[] bytes = jsonb.toJson(body).getBytes(UTF_8);
        EntityTag tag = EntityTags.of(EntityTags.digest(bytes));
        ResponseBuilder answer = request.evaluatePreconditions(tag);
        return aged(answer == null ? Response.ok(bytes).tag(tag) : answer, served);
    }

    private <T> RenderedPage render(PageContent<T> content, Function<? super T, ?> item) {
        return RenderedPage.of(jsonb.toJson(content.items().stream().map(item).toList()), content.next());
    }

    private static Response aged(ResponseBuilder answer, Served served) {
        Freshness freshness = served.freshness();
        if (freshness.age() != null) {
            answer.header(AGE, freshness.age().toSeconds());
        }
        return answer.header(CacheStatus.HEADER, CacheStatus.of(served))
                .header(HttpHeaders.CACHE_CONTROL, OWN_ONLY)
                .build();
    }
}
