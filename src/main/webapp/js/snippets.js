// The same as this page does, for other programs. Pure functions: the address that ends in push/, and a topic, in; text out.

import { say } from "./words.js";

const quote = (url) => `'${url}'`;

export const publishByCurl = (base, topic) =>
  `curl -H "Authorization: Bearer $TOKEN" -d '{"id":42,"state":"paid"}' ${quote(base + topic)}`;

export function curl(base, topic) {
  const url = base + topic;
  return `# ${say("code.publish")}
${publishByCurl(base, topic)}

# ${say("code.events")}
curl -N -H 'Accept: text/event-stream' ${quote(`${url}?after=earliest`)}

# ${say("code.poll")}
curl -i ${quote(`${url}?after=earliest&wait=25`)}

# ${say("code.websocket")}
websocat ${quote(url.replace(/^http/, "ws"))}
`;
}

export function javascript(base, topic) {
  const client = new URL("../duplex.js", base);
  return `import { Subscription, publish } from "${client}";

const topic = new Subscription("${topic}", { after: "earliest" });
topic.addEventListener("message", ({ detail: { id, type, data } }) => console.log(id, type, data));
topic.addEventListener("missed", () => console.log("${say("code.missed")}"));
topic.addEventListener("state", ({ detail: { state, why } }) => console.log(state, why));
topic.start();

// ${say("code.token")}
// await publish("${topic}", JSON.stringify({ id: 42, state: "paid" }), { token: process.env.TOKEN });

// ${say("code.bare")}
// new WebSocket("${(base + topic).replace(/^http/, "ws")}").onmessage = ({ data }) => console.log(data);
`;
}

export function java(base, topic) {
  return `// TOKEN=… java Push.java
import java.net.URI;
import java.net.http.*;
import java.util.concurrent.*;

public class Push {
    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("${(base + topic).replace(/^http/, "ws")}?after=earliest"), new WebSocket.Listener() {
                    private final StringBuilder message = new StringBuilder();

                    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                        message.append(part);
                        if (last) {
                            first.complete(message.toString());
                            message.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join();
        HttpRequest publication = HttpRequest.newBuilder(URI.create("${base + topic}"))
                .header("Authorization", "Bearer " + System.getenv("TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\\"id\\":42,\\"state\\":\\"paid\\"}"))
                .build();
        System.out.println(http.send(publication, HttpResponse.BodyHandlers.ofString()).body());
        System.out.println(first.get(10, TimeUnit.SECONDS));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
}
`;
}
