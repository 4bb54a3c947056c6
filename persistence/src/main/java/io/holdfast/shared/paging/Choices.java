package io.holdfast.shared.paging;

import io.holdfast.shared.id.AccountId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a list can be narrowed to.
 *
 * @param statuses that rows of the list have, as their source words them, in alphabetical order
 * @param accounts that rows of the list belong to, by name
 */
public record Choices(List<String> statuses, Map<AccountId, String> accounts) {

    /** @param rows status, account id, account name; the account's members are null where none is known */
    public static Choices of(Collection<Object[]> rows) {
        List<String> statuses =
                rows.stream().map(row -> (String) row[0]).distinct().sorted().toList();
        var accounts = new LinkedHashMap<AccountId, String>();
        rows.stream()
                .filter(row -> Objects.nonNull(row[1]))
                .sorted(Comparator.comparing(row -> (String) row[2]))
                .forEach(row -> accounts.put(new AccountId((UUID) row[1]), (String) row[2]));
        return new Choices(statuses, accounts);
    }
}
