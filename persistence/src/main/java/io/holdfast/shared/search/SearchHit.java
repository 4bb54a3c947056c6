package io.holdfast.shared.search;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Something that was found.
 *
 * @param type the noun of what it is, for instance {@code project}
 * @param rank 3 when it is called exactly what was asked for, 2 when its name begins with it, 1 otherwise
 * @param title its name or number, as its source wrote it: any text
 * @param accountName whose it is; null when that is not known
 * @param status the word that its source uses
 */
public record SearchHit(String type, UUID id, int rank, String title, String accountName, String status) {
    public static final int BEST = 3;

    public SearchHit {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
        requireNonNull(title, "title");
    }
}
