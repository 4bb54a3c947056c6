package io.holdfast.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The mailbox that reports come to, over IMAP. What was read is marked as read, so that it is not read again. */
final class BounceMailbox {
    private static final Logger LOG = Logger.getLogger(BounceMailbox.class.getName());

    /** A report holds the mail that it is about; ours are a few thousand bytes. */
    private static final int LARGEST = 256 * 1024;

    private final MailServer server;
    private final String folder;
    private final Optional<String> readFolder;

    /** @param readFolder where reports go that were read; empty when they stay */
    BounceMailbox(MailServer server, String folder, Optional<String> readFolder) {
        this.server = server;
        this.folder = folder;
        this.readFolder = readFolder;
    }

    /** @param reports how many of the messages read were reports @param failed how many could not be noted and stay unread */
    record Outcome(int messages, int reports, int failed) {}

    /**
     * Hands over the reports among the unread messages. One that the reader fails at stays unread, and the others go on.
     *
     * @param most how many messages to look at
     * @throws MessagingException when the mailbox cannot be read
     */
    Outcome read(int most, Consumer<DeliveryReport> reader) throws MessagingException {
        String protocol = server.protocol("imap");
        var properties = server.properties("imap");
        // What is looked at is not read yet.
        properties.setProperty("mail." + protocol + ".peek", "true");
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            Folder reports = store.getFolder(folder);
            reports.open(Folder.READ_WRITE);
            try {
                return read(store, reports, most, reader);
            } finally {
                reports.close(readFolder.isPresent());
            }
        }
    }

    private Outcome read(Store store, Folder reports, int most, Consumer<DeliveryReport> reader)
            throws MessagingException {
        Message[] unread = reports.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int messages = Math.min(unread.length, most);
        int found = 0;
        int failed = 0;
        for (int i = 0; i < messages; i++) {
            Optional<DeliveryReport> report = report(unread[i]);
            if (report.isPresent() && !handOver(report.get(), reader)) {
                failed++;
                continue;
            }
            unread[i].setFlag(Flags.Flag.SEEN, true);
            if (report.isPresent()) {
                found++;
                putAway(store, reports, unread[i]);
            }
        }
        return new Outcome(messages, found, failed);
    }

    private void putAway(Store store, Folder reports, Message message) throws MessagingException {
        if (readFolder.isPresent()) {
            Folder target = store.getFolder(readFolder.get());
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            reports.copyMessages(new Message[] {message}, target);
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }

    private static boolean handOver(DeliveryReport report, Consumer<DeliveryReport> reader) {
        try {
            reader.accept(report);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a report of a mail could not be noted; it stays unread", e);
            return false;
        }
    }

    /** Empty for what is no report, whatever it is: a message that cannot be understood must not hold up those behind it. */
    private static Optional<DeliveryReport> report(Message message) throws MessagingException {
        try {
            var bytes = new Bounded();
            message.writeTo(bytes);
            return DeliveryReports.of(bytes.toByteArray());
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.INFO, "a message among the reports cannot be read; it is left: {0}", e.toString());
            return Optional.empty();
        } catch (MessagingException e) {
            if (!message.getFolder().isOpen()) {
                throw e;
            }
            LOG.log(Level.INFO, "a message among the reports cannot be read; it is left: {0}", e.toString());
            return Optional.empty();
        }
    }

    /** Stops what is larger than any report of ours. */
    private static final class Bounded extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int b) {
            require(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            require(length);
            super.write(bytes, from, length);
        }

        private void require(int more) {
            if (size() + more > LARGEST) {
                throw new IllegalStateException("it is larger than " + LARGEST + " bytes");
            }
        }
    }
}
