package io.holdfast.zoho.calls;

import static java.util.Objects.requireNonNull;

import io.holdfast.zoho.model.Allowance;

/**
 * One address pattern of a product.
 *
 * @param pattern as Zoho writes it, for instance {@code /portal/{portal}/projects}
 */
public record Route(Product product, String pattern) {
    public Route {
        requireNonNull(product, "product");
        requireNonNull(pattern, "pattern");
    }

    /**
     * What a request to wait closes: Projects limits each pattern by itself, the others limit the organization as a whole.
     * The portal or organization is not in it, since a tenant is connected to one.
     */
    public String scope() {
        return product == Product.PROJECTS ? product.word() + ":" + pattern : product.word();
    }

    /** True when a scope is that of a product's route; {@code *} is the organization. */
    public static boolean isOf(String scope, String product, String route) {
        return scope.equals(route.equals(Allowance.ORGANIZATION) ? product : product + ":" + route);
    }
}
