package io.holdfast.search.rest;

import io.holdfast.search.usecase.SearchPage;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of hits. {@code next} is null on the last. */
@JsonbNillable
@Schema(name = "SearchHitList")
public record SearchHitListBody(
        List<SearchHitBody> items,

        @Schema(nullable = true, description = "cursor of the next page")
        String next) {
    static SearchHitListBody of(SearchPage page) {
        return new SearchHitListBody(
                page.items().stream().map(SearchHitBody::of).toList(), page.next());
    }
}
