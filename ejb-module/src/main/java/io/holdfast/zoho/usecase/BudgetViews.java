package io.holdfast.zoho.usecase;

import io.holdfast.zoho.calls.Allowances;
import io.holdfast.zoho.calls.Product;
import io.holdfast.zoho.calls.Route;
import io.holdfast.zoho.model.Allowance;
import io.holdfast.zoho.model.BudgetUse;
import io.holdfast.zoho.model.Pause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what was counted, what is allowed and what is paused. */
final class BudgetViews {
    private BudgetViews() {}

    /** What was counted under an allowance that a setting has changed since is left out: it limits nothing any more. */
    static List<BudgetView> of(List<BudgetUse> uses, List<Pause> pauses, Allowances allowances) {
        return uses.stream()
                .flatMap(use -> allowance(use, allowances).map(allowed -> view(use, allowed, pauses)).stream())
                .toList();
    }

    private static Optional<Allowance> allowance(BudgetUse use, Allowances allowances) {
        return Stream.of(Product.values())
                .filter(product -> product.word().equals(use.product()))
                .flatMap(product -> allowances.whole(product, use.route()).stream())
                .filter(allowed ->
                        allowed.route().equals(use.route()) && allowed.window().equals(use.window()))
                .findFirst();
    }

    private static BudgetView view(BudgetUse use, Allowance allowed, List<Pause> pauses) {
        Optional<Pause> pause = pauses.stream()
                .filter(one -> Route.isOf(one.scope(), use.product(), use.route()))
                .findFirst();
        return new BudgetView(
                use.product(),
                use.route(),
                use.used(),
                allowed.limit(),
                use.window(),
                pause.map(Pause::until).orElse(null),
                pause.map(Pause::reason).orElse(null));
    }
}
