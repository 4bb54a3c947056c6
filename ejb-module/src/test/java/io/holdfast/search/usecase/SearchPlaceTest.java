package io.holdfast.search.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.shared.paging.Cursor;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.search.SearchFrom;
import io.holdfast.shared.search.SearchHit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchPlaceTest {
    private static final SearchText TEXT = SearchText.parse("harbor");
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    @Test
    void aPlaceIsReadBackAsItWas() {
        assertThat(place(2, "project", "Harbor: 3\nnorth"))
                .isEqualTo(new SearchPlace(2, "project", "Harbor: 3\nnorth", ID));
    }

    @Test
    void theTypeOfTheLastHitGoesOnBehindItAndTheOthersWhereTheyStand() {
        SearchPlace place = place(2, "project", "Harbor");

        assertThat(place.goOn("project")).isEqualTo(new SearchFrom(2, "Harbor", ID));
        assertThat(place.goOn("invoice"))
                .as("its hits of this rank came before")
                .isEqualTo(new SearchFrom(1, null, null));
        assertThat(place.goOn("request"))
                .as("its hits of this rank are still to come")
                .isEqualTo(new SearchFrom(2, null, null));
    }

    @Test
    void aPlaceOfAnotherTextIsRefused() {
        String cursor = SearchPlace.after(new SearchHit("project", ID, 1, "Harbor", null, null), TEXT);

        assertThatThrownBy(() -> SearchPlace.parse(cursor, SearchText.parse("bridge")))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aPlaceThatNobodyGaveIsRefused() {
        String kind = "search.rank.1 " + Integer.toHexString(TEXT.value().hashCode());

        assertThatThrownBy(() -> SearchPlace.parse(new Cursor("9project:x", ID).text(kind), TEXT))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> SearchPlace.parse(new Cursor("", ID).text(kind), TEXT))
                .isInstanceOf(DomainException.class);
    }

    private static SearchPlace place(int rank, String type, String title) {
        return SearchPlace.parse(SearchPlace.after(new SearchHit(type, ID, rank, title, null, null), TEXT), TEXT);
    }
}
