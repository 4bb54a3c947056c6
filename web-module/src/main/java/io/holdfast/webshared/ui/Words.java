package io.holdfast.webshared.ui;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keys of roles and permissions as people read them. */
public final class Words {
    private Words() {}

    /** {@code client_user} and {@code TENANT_ADMIN} become "Client user" and "Tenant admin". */
    public static String role(String key) {
        return sentence(key.replace('_', ' ').toLowerCase(Locale.ROOT));
    }

    /** One thing that a role may do with several nouns: "Read", "budget, events". */
    public record Ability(String verb, String nouns) {}

    /** Groups permission keys ({@code verb:noun}) by verb, verbs and nouns in alphabetical order. */
    public static List<Ability> abilities(Collection<String> permissionKeys) {
        Map<String, List<String>> byVerb = permissionKeys.stream()
                .filter(key -> key.indexOf(':') > 0)
                .sorted()
                .collect(Collectors.groupingBy(
                        key -> key.substring(0, key.indexOf(':')),
                        TreeMap::new,
                        Collectors.mapping(key -> plain(key.substring(key.indexOf(':') + 1)), Collectors.toList())));
        return byVerb.entrySet().stream()
                .map(e -> new Ability(sentence(plain(e.getKey())), String.join(", ", e.getValue())))
                .toList();
    }

    /** {@code approve:budget} becomes "approve the budget", {@code read:all-projects} "read all projects". */
    public static String deed(String permissionKey) {
        String[] parts = permissionKey.split(":", 2);
        if (parts.length < 2) {
            return plain(permissionKey);
        }
        String noun = plain(parts[1]);
        boolean many = noun.endsWith("s") || noun.endsWith("data");
        return plain(parts[0]) + (many ? " " : " the ") + noun;
    }

    private static String plain(String word) {
        return word.replace('-', ' ').replace('_', ' ');
    }

    /** The same with a capital letter at its beginning. */
    public static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
