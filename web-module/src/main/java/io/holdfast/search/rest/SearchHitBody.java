package io.holdfast.search.rest;

import static java.util.stream.Collectors.joining;

import io.holdfast.shared.search.SearchHit;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that was found; members without a value are absent. */
@Schema(name = "SearchHit")
public record SearchHitBody(
        @Schema(enumeration = {"project", "invoice"}) String type,

        String id,

        @Schema(
                description = "name or number, as Zoho has it: any text",
                example = "Harbor Crossing Bridge Rehabilitation")
        String title,

        @Schema(description = "the account, and how it stands", example = "Acme · In Progress")
        String subtitle,

        @Schema(description = "its screen", example = "/projects/01939f3e-5b7a-7c3e-9a55-0f2a6d0c1b11")
        String url,

        @Schema(
                minimum = "1",
                maximum = "3",
                description = "3: called exactly so; 2: begins with it; 1: holds its words")
        int rank) {
    static SearchHitBody of(SearchHit hit) {
        String status = hit.status() == null ? null : hit.status().replace('_', ' ');
        String subtitle =
                Stream.of(hit.accountName(), status).filter(Objects::nonNull).collect(joining(" · "));
        return new SearchHitBody(
                hit.type(),
                hit.id().toString(),
                hit.title(),
                subtitle.isEmpty() ? null : subtitle,
                "/" + hit.type() + "s/" + hit.id(),
                hit.rank());
    }
}
