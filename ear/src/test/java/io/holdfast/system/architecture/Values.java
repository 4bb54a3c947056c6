package io.holdfast.system.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.holdfast.audit.usecase.AuditDraft;
import io.holdfast.audit.usecase.EventDraft;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.security.Collaborator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Whether each audited action tells what it owes: what it makes, the new values; what it changes, the old ones too. */
final class Values {
    /** Verbs of what has a before and an after. */
    private static final Set<String> CHANGING = Set.of(
            "apply",
            "bounce",
            "cancel",
            "close",
            "delete",
            "drain",
            "end",
            "end-all",
            "end-others",
            "erase",
            "give-up",
            "lift",
            "link",
            "prolong",
            "release",
            "remove",
            "renew",
            "replay",
            "retry",
            "review",
            "revoke",
            "rotate",
            "send",
            "status",
            "store",
            "update",
            "LOGOUT");

    /** Verbs of what was not there before, or is done once. */
    private static final Set<String> MAKING = Set.of(
            "add",
            "approve",
            "assign-many",
            "begin",
            "create",
            "decide",
            "finish",
            "grant",
            "hand-over",
            "invite",
            "join",
            "onboard",
            "open",
            "register",
            "retention",
            "run",
            "set",
            "start");

    /** Verbs of what changes nothing that has fields, or a mass of rows of which the number is told. */
    private static final Set<String> OTHERS = Set.of(
            "check",
            "check-batch",
            "download",
            "explain",
            "read",
            "search",
            "simulate",
            "list",
            "refresh",
            "remind",
            "sweep",
            "warn",
            "LOGIN",
            "export",
            "bundle",
            "prove",
            "read-checkpoints",
            "verify",
            "verify-start",
            "incarnation",
            "clock");

    /** Personal values have no before and after of their own: each is a commitment. */
    private static final Set<String> PERSONAL_CHANGES = Set.of("user.link");

    private static final Set<String> DRAFTS = Set.of(AuditDraft.class.getName(), EventDraft.class.getName());

    private Values() {}

    /** What is owed, by action. */
    static Set<String> missing(JavaClasses product) {
        Set<String> missing = new TreeSet<>();
        for (JavaClass type : product) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Audited.class) && Module.of(type).isPresent()) {
                    check(method, method.getAnnotationOfType(Audited.class).value(), missing);
                }
            }
        }
        return missing;
    }

    private static void check(JavaMethod method, String action, Set<String> missing) {
        String verb = action.substring(action.indexOf('.') + 1);
        if (!CHANGING.contains(verb) && !MAKING.contains(verb) && !OTHERS.contains(verb)) {
            missing.add(action + ": say in " + Values.class.getSimpleName() + " what '" + verb + "' tells");
        } else if (PERSONAL_CHANGES.contains(action)) {
            require(method, action, missing, "personal");
        } else {
            if (CHANGING.contains(verb)) {
                require(method, action, missing, "oldValue", "oldSecret");
            }
            if (!OTHERS.contains(verb)) {
                require(method, action, missing, "newValue", "newSecret");
            }
        }
    }

    private static void require(JavaMethod method, String action, Set<String> missing, String... calls) {
        Predicate<JavaAccess<?>> tells =
                access -> DRAFTS.contains(access.getTargetOwner().getName())
                        && Set.of(calls).contains(access.getName());
        boolean told = CallGraph.firstReached(method, tells, called -> !works(called, method.getOwner()))
                .isPresent();
        if (!told) {
            missing.add(action + " tells no " + calls[0]);
        }
    }

    /** The use case itself, or a collaborator beside it that does its work. */
    private static boolean works(JavaClass called, JavaClass useCase) {
        return called.equals(useCase)
                || called.isAnnotatedWith(Collaborator.class)
                        && called.getPackageName().equals(useCase.getPackageName());
    }
}
