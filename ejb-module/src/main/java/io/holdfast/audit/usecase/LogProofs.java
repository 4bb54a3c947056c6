package io.holdfast.audit.usecase;

import io.holdfast.audit.model.CheckpointRound;
import io.holdfast.audit.model.InstallationTree;
import io.holdfast.audit.model.InstallationTree.HeadsCheckpoint;
import io.holdfast.audit.model.ProvenLog;
import io.holdfast.audit.model.ProvenLog.Position;
import io.holdfast.audit.model.ProvenLog.SignedCheckpoint;
import io.holdfast.audit.proof.Checkpoint;
import io.holdfast.audit.proof.Span;
import io.holdfast.audit.proof.Subtree;
import io.holdfast.shared.security.CallerContext;
import io.holdfast.shared.security.Collaborator;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Proofs about the log of the caller's organization, for use cases: each call reads in their transaction, which has entered the
 * tenant. What the parts mean stands in {@code docs/AUDIT-PROOF.md}. Sizes are those of checkpoints as a rule; any size up to the
 * log's will do.
 */
@Collaborator
@ApplicationScoped
public class LogProofs {
    @Inject
    CallerContext context;

    @Resource(lookup = "java:global/jdbc/holdfast")
    DataSource dataSource;

    /**
     * What proves consecutive positions against the root of a size.
     *
     * @param previousChain the chain's hash before the first of them
     * @param left roots of the subtrees before them
     * @param right roots of the subtrees between them and the size
     */
    public record RangeProof(byte[] previousChain, List<byte[]> left, List<byte[]> right) {}

    /**
     * A checkpoint's leaf in the tree over tenants.
     *
     * @param secret of the tenant: it opens the leaf's {@code blind}
     * @param leaf the leaf's bytes as text
     * @param index of the leaf
     * @param hashes its audit path
     * @param heads the signed note of that tree
     */
    public record HeadProof(byte[] secret, String leaf, long index, List<byte[]> hashes, String heads) {}

    /** Asks several things of the log on one connection. */
    public <T> T in(Function<ProvenLog, T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.apply(new ProvenLog(connection, context.tenant()));
        } catch (SQLException e) {
            throw new EJBException("the numbered log cannot be read", e);
        }
    }

    /** Where an event stands; empty while it waits for its position. */
    public Optional<Position> positionOf(UUID event) {
        return in(log -> log.positionOf(event));
    }

    /** The audit path of a position, RFC 6962 2.1.1. @throws IllegalArgumentException unless 0 <= n < size */
    public List<byte[]> inclusion(long n, long size) {
        return in(log -> log.nodes().ofSpans(Span.inclusion(n, size)));
    }

    /** RFC 6962 2.1.2; empty when the sizes are the same. @throws IllegalArgumentException unless 0 < older <= newer */
    public List<byte[]> consistency(long older, long newer) {
        return in(log -> log.nodes().ofSpans(Span.consistency(older, newer)));
    }

    /** What proves the positions from one to before another. @throws IllegalArgumentException unless 0 <= from < to <= size */
    public RangeProof range(long from, long to, long size) {
        if (from < 0 || from >= to || to > size) {
            throw new IllegalArgumentException("no range " + from + ".." + to + " of " + size);
        }
        List<Subtree> left = Span.left(from);
        List<Subtree> right = Span.right(to, size);
        return in(log -> new RangeProof(
                log.chain(from - 1), log.nodes().ofSubtrees(left), log.nodes().ofSubtrees(right)));
    }

    /** The proof that a checkpoint stands in the tree over tenants. */
    public HeadProof head(SignedCheckpoint signed) {
        try (Connection connection = dataSource.getConnection()) {
            UUID tenant = context.tenant().value();
            byte[] secret = new ProvenLog(connection, context.tenant()).blind().orElseThrow();
            var checkpoint = new Checkpoint(signed.origin(), signed.size(), signed.root());
            String leaf = CheckpointRound.leafText(tenant, secret, checkpoint, signed.signedAt());
            var tree = new InstallationTree(connection);
            HeadsCheckpoint heads = tree.over(signed.number()).orElseThrow();
            return new HeadProof(
                    secret,
                    leaf,
                    signed.number(),
                    tree.nodes().ofSpans(Span.inclusion(signed.number(), heads.size())),
                    heads.note());
        } catch (SQLException e) {
            throw new EJBException("the tree over tenants cannot be read", e);
        }
    }
}
