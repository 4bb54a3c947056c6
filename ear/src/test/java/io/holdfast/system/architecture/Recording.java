package io.holdfast.system.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.holdfast.audit.model.AuditLog;
import io.holdfast.audit.usecase.AuditedAction;
import io.holdfast.shared.audit.Audited;
import io.holdfast.shared.audit.AuditedList;
import io.holdfast.shared.audit.EventRules;
import io.holdfast.shared.security.RequiresPermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether every change leaves an event. Begins at what writes and goes back to whoever can have called it: on each way an
 * {@code @Audited} method must stand, be it a request, a job, a timer or an observer from which the way comes.
 */
final class Recording {
    private static final Set<Module> OF_A_NODE = EnumSet.of(Module.PERSISTENCE, Module.EJB, Module.WEB);

    /** What writes and leaves no event, and why. Names are those of class and method; docs/AUDIT.md tells of them in general. */
    static final Map<String, String> UNRECORDED = Map.ofEntries(
            entry("Logins.registerAttempt", "counts attempts; what fails and the beginning of a lock are on record"),
            entry("Logins.clearAttempts", "follows a sign-in, which is on record"),
            entry("Logins.forgiveAttempt", "follows a sign-in, which is on record"),
            entry("Sessions.touch", "when a session was used last; what it was used for is on record"),
            entry("ProjectionRefreshes.claim", "whose turn it is to ask Zoho; what is taken over is on record"),
            entry("ProjectionRefreshes.failed", "gives the turn back; nothing was taken over"),
            entry("ProjectionRefreshes.forgetMarks", "within the transaction of connection.store"),
            entry("ZohoConnections.lease", "whose turn it is to renew the token; the renewal is on record"),
            entry("ZohoBudgets.locked", "counts calls"),
            entry("ZohoBudgets.store", "counts calls"),
            entry("ZohoCallsUnderWay.begin", "counts calls"),
            entry("ZohoCallsUnderWay.lockedCeiling", "counts calls"),
            entry("ZohoCallsUnderWay.lower", "counts calls"),
            entry("ZohoCallsUnderWay.end", "counts calls"),
            entry("ZohoPauses.pause", "until when Zoho wants no calls"),
            entry(
                    "JobPlanner.plan",
                    "a slot of a schedule; who changed the schedule is on record, and so is what the job does"),
            entry("JobPlanner.addRecurring", "the schedules that every installation has from its start"),
            entry("JobQueueDoor.claim", "which node runs a job"),
            entry("JobQueueDoor.renew", "which node runs a job"),
            entry("JobLedger.complete", "what the job changed is on record"),
            entry("JobLedger.failed", "it will be tried again; the last failure is on record"),
            entry("JobLedger.handBack", "which node runs a job"),
            entry("Jobs.progress", "how far a job is"),
            entry("Housekeeping.forgetJobs", "handed to Sweeper.portion, which is on record"),
            entry("Housekeeping.forgetSessions", "handed to Sweeper.portion, which is on record"),
            entry("Housekeeping.forgetSignInAttempts", "handed to Sweeper.portion, which is on record"),
            entry("Housekeeping.forgetZohoCalls", "handed to Sweeper.portion, which is on record"),
            entry("Housekeeping.forgetSystemLogs", "handed to Sweeper.portion, which is on record"),
            entry(
                    "DerivedRights.refresh",
                    "copies of rows whose changes are on record; what was wrong is in the system log"),
            entry("ReviewedAssignments.ask", "what a review asks about; its beginning and its opening are on record"),
            entry("Rehearsal.of", "taken back in any case; that somebody asked is on record as permission.simulate"),
            entry("RehearsedDeed.assign", "taken back in any case"),
            entry("RehearsedDeed.invite", "taken back in any case"),
            entry("ImportRows.judge", "notes beside lines what would become of them, and what did, which is on record"),
            entry("ImportEnds.checked", "that all lines are looked at"),
            entry("ImportEnds.later", "that the same job goes on later"),
            entry("Housekeeping.forgetImports", "handed to Sweeper.portion, which is on record"),
            entry("Savepoints.say", "marks within a transaction; what happens between them is on record"),
            entry("SystemLogs.add", "a copy of what a node's log says, and no change of anything"),
            entry("OutboxMails.tried", "counts attempts; how a mail ended is on record"),
            entry("OutboxMails.delayed", "the other side goes on trying; how a mail ended is on record"),
            entry("OutboxMails.postponed", "it will be tried again; how a mail ended is on record"),
            entry("SequencerDoors.number", "gives events their positions"),
            entry("SequencerDoors.restoreHead", "where the log ends, by its positions"),
            entry("SequencerDoors.blinds", "secrets of the proof"),
            entry("SequencerDoors.record", "checkpoints of the log, which are signed and mirrored"),
            entry("SequencerDoors.announceKey", "public keys; the checkpoints tell by themselves who signed them"),
            entry("SequencerDoors.beginIncarnation", "audit.incarnation is on record in every log before"),
            entry("SequencerDoors.clearPending", "each is a finding, kept for ever"),
            entry("SequencerDoors.findUnnumbered", "each is a finding, kept for ever"),
            entry("MirrorDoors.backlog", "how far a mirror is"),
            entry("MirrorDoors.advance", "how far a mirror is"),
            entry("RemovingEvents.remove", "what the event audit.retention said before"),
            entry("NodeRegister.beat", "that a node is alive"),
            entry("NodeRegister.leave", "that a node is not alive"));

    private final JavaClasses product;
    private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callers = new HashMap<>();

    Recording(JavaClasses product) {
        this.product = product;
        ofANode().flatMap(type -> type.getCodeUnits().stream()).forEach(this::noteCalls);
    }

    /** The ways on which something is written without an event, from the method that nobody calls to the one that writes. */
    Set<String> waysWithout() {
        Set<String> ways = new TreeSet<>();
        ofANode()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(Recording::writes)
                .forEach(writer -> ways.addAll(waysTo(writer)));
        return ways;
    }

    /** Exceptions that name nothing which writes: the list may hold no more than it must. */
    Set<String> needlessExceptions() {
        Set<String> needless = new TreeSet<>(UNRECORDED.keySet());
        ofANode()
                .flatMap(type -> type.getCodeUnits().stream())
                .map(Recording::name)
                .forEach(needless::remove);
        return needless;
    }

    /** The actions that the code names and no rule knows, each with its place. */
    Map<String, String> actionsWithoutRule() {
        Map<String, String> unknown = new TreeMap<>();
        ofANode().flatMap(type -> type.getCodeUnits().stream()).forEach(unit -> actions(unit)
                .filter(action -> EventRules.find(action).isEmpty())
                .forEach(action -> unknown.put(action, unit.getFullName())));
        return unknown;
    }

    private static Stream<String> actions(JavaCodeUnit unit) {
        Set<String> actions = new HashSet<>();
        if (unit.isAnnotatedWith(Audited.class)) {
            actions.add(unit.getAnnotationOfType(Audited.class).value());
        }
        if (unit.isAnnotatedWith(AuditedList.class)) {
            actions.add(unit.getAnnotationOfType(AuditedList.class).value());
        }
        if (unit.isAnnotatedWith(RequiresPermission.class)) {
            actions.add(unit.getAnnotationOfType(RequiresPermission.class).action());
        }
        actions.remove("");
        boolean byHand = unit.getCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AuditedAction.class)
                        && call.getName().equals("named"));
        return byHand ? Stream.concat(actions.stream(), namedBy(unit)) : actions.stream();
    }

    /** What looks like an action among the texts of a method that puts one on record by hand. */
    private static Stream<String> namedBy(JavaCodeUnit unit) {
        return Statements.in(unit).stream().filter(text -> text.matches("[a-z-]+\\.[a-z-]+|[A-Z]{5,6}"));
    }

    /** One of them is enough to show. */
    private Set<String> waysTo(JavaCodeUnit writer) {
        Map<JavaCodeUnit, JavaCodeUnit> next = new HashMap<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        next.put(writer, null);
        open.add(writer);
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.removeFirst();
            if (isRecorded(unit)) {
                continue;
            }
            Set<JavaCodeUnit> from = callers.getOrDefault(unit, Set.of());
            if (from.isEmpty()) {
                return Set.of(way(unit, next));
            }
            for (JavaCodeUnit caller : from) {
                if (!next.containsKey(caller)) {
                    next.put(caller, unit);
                    open.add(caller);
                }
            }
        }
        return Set.of();
    }

    private static String way(JavaCodeUnit start, Map<JavaCodeUnit, JavaCodeUnit> next) {
        List<String> steps = new ArrayList<>();
        for (JavaCodeUnit unit = start; unit != null; unit = next.get(unit)) {
            steps.add(name(unit));
        }
        return String.join(" > ", steps);
    }

    private static boolean isRecorded(JavaCodeUnit unit) {
        return unit.isAnnotatedWith(Audited.class)
                || UNRECORDED.containsKey(name(unit))
                || unit.getOwner().isEquivalentTo(AuditLog.class);
    }

    private static boolean writes(JavaCodeUnit unit) {
        return unit.getAccessesFromSelf().stream().anyMatch(DataAccess::writes)
                || Statements.in(unit).stream().anyMatch(Doors::write);
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }

    private void noteCalls(JavaCodeUnit unit) {
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
            if (access.getTarget() instanceof CodeUnitAccessTarget target) {
                target.resolveMember().ifPresent(member -> note((JavaCodeUnit) member, unit));
                overriding(access, target).forEach(method -> note(method, unit));
            }
        }
    }

    private void note(JavaCodeUnit called, JavaCodeUnit caller) {
        if (!called.equals(caller)) {
            callers.computeIfAbsent(called, unit -> new HashSet<>()).add(caller);
        }
    }

    /** By name and number of parameters: the types of a generic method differ between an interface and who implements it. */
    private static Stream<JavaMethod> overriding(JavaAccess<?> access, CodeUnitAccessTarget target) {
        JavaClass owner = access.getTargetOwner();
        return owner.getPackageName().startsWith("io.holdfast")
                ? owner.getAllSubclasses().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getName().equals(target.getName())
                                && method.getRawParameterTypes().size()
                                        == target.getRawParameterTypes().size())
                : Stream.empty();
    }

    private Stream<JavaClass> ofANode() {
        return product.stream()
                .filter(type -> Module.of(type).filter(OF_A_NODE::contains).isPresent());
    }
}
