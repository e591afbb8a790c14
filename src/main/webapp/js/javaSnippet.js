// The same client in Java. A pure function; what a client is stands in clientSnippets.js.

import { fileOf, noteOf } from "./clientSnippets.js";
import { javaQuoted } from "./quoting.js";
import { say } from "./words.js";

/** java.net.URI is stricter than a browser: it takes no brackets, braces, bars or lone percent signs behind the host. */
function javaUri(url) {
  const { pathname, search } = new URL(url);
  const tail = pathname + search;
  const strict = (text) => text.replace(/%(?![0-9a-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]/gi, encodeURIComponent);
  return url.slice(0, -tail.length) + strict(tail);
}

const signed = (byte) => (byte > 127 ? byte - 256 : byte);

/** A whole class for Jakarta WebSocket, which is JSR 356 under its present name. */
export function java(client) {
  const { url, protocols } = client;
  const message = messageIn(client);
  const types = [fileOf(client) ? "java.nio.file.Files" : "", fileOf(client) ? "java.nio.file.Path" : ""].filter(Boolean);
  return `// ${say("client.java")}
// java -cp tyrus-standalone-client.jar Client.java
${noteOf(client, "//")}import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.net.URI;
import java.nio.ByteBuffer;
${types.map((type) => `import ${type};\n`).join("")}import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class Client extends Endpoint {
    private final CountDownLatch closed = new CountDownLatch(1);

    public static void main(String[] arguments) throws Exception {
        Client client = new Client();
        ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
                .preferredSubprotocols(List.of(${protocols.map(javaQuoted).join(", ")}))
                .build();
        URI uri = URI.create(${javaQuoted(javaUri(url))});
        try (Session session = ContainerProvider.getWebSocketContainer().connectToServer(client, config, uri)) {
${message}            client.closed.await(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        System.out.println("open " + session.getNegotiatedSubprotocol());
        session.addMessageHandler(String.class, text -> System.out.println("text " + text));
        session.addMessageHandler(
                ByteBuffer.class, bytes -> System.out.println("binary " + bytes.remaining() + " bytes"));
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        System.out.println("close " + reason);
        closed.countDown();
    }
}
`;
}

function messageIn(client) {
  const { text, bytes } = client;
  // Not getBasicRemote: Tyrus's throws when the server has answered and closed before it returns.
  const line = (call) => `            session.getAsyncRemote().${call}.get();\n`;
  if (fileOf(client)) {
    const path = `Path.of("${fileOf(client)}")`;
    return line(bytes ? `sendBinary(ByteBuffer.wrap(Files.readAllBytes(${path})))` : `sendText(Files.readString(${path}))`);
  }
  if (bytes) {
    return line(`sendBinary(ByteBuffer.wrap(new byte[] {${Array.from(bytes, signed).join(", ")}}))`);
  }
  return text === null ? "" : line(`sendText(${javaQuoted(text)})`);
}
