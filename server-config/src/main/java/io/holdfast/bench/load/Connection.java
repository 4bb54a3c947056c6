package io.holdfast.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with at most one call on its way. Opens itself again when the server has closed it. */
final class Connection {
    private final Selector selector;
    private final InetSocketAddress address;
    private final AnswerReader reader = new AnswerReader();
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer unsent;
    private Call call;
    private long intended;

    Connection(Selector selector, InetSocketAddress address) {
        this.selector = selector;
        this.address = address;
    }

    boolean isIdle() {
        return call == null;
    }

    Call call() {
        return call;
    }

    long intended() {
        return intended;
    }

    void send(Call next, long intendedNanos) throws IOException {
        call = next;
        intended = intendedNanos;
        unsent = ByteBuffer.wrap(next.bytes());
        reader.begin();
        if (channel == null || !channel.isOpen()) open();
        write();
    }

    /** The answer when it is whole now, null when more must come. */
    Answer proceed(ByteBuffer buffer) throws IOException {
        if (call != null && unsent.hasRemaining()) write();
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            close();
            // Between two calls a server may close as it likes.
            if (call == null) return null;
            throw new EOFException("closed by the server");
        }
        if (read == 0) return null;
        buffer.flip();
        if (call == null) throw new IOException("an answer that nobody asked for");
        if (!reader.take(buffer)) return null;
        Answer answer = reader.answer(call.keepsBody());
        call = null;
        if (reader.closesConnection()) close();
        return answer;
    }

    /** Leaves the call on its way to itself. */
    void abandon() {
        call = null;
        close();
    }

    void close() {
        if (channel == null) return;
        try {
            // The selector forgets its key with it.
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that cannot be closed", e);
        }
    }

    private void open() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // Over loopback this takes microseconds; waiting for it keeps the rest simple.
        channel.connect(address);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
}
