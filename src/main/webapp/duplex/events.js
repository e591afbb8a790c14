/**
 * The events of a stream (HTML Living Standard, section 9.2.6), as { name, data }. Their ids are not needed here: they stand
 * in the data as well.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {() => void} onBytes called for all that comes, comments too
 */
export async function* parseEvents(stream, onBytes = () => {}) {
  let event = { name: "", data: [] };
  for await (const line of linesOf(stream, onBytes)) {
    if (line !== "") {
      take(event, line);
    } else {
      if (event.data.length > 0) {
        yield { name: event.name, data: event.data.join("\n") };
      }
      event = { name: "", data: [] };
    }
  }
}

function take(event, line) {
  const colon = line.indexOf(":");
  const field = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
  if (field === "data") {
    event.data.push(value);
  } else if (field === "event") {
    event.name = value;
  }
}

// A reader by hand: not every browser can iterate over a stream.
async function* linesOf(stream, onBytes) {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let rest = "";
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    onBytes();
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop();
    yield* lines.map((line) => line.replace(/\r$/, ""));
  }
}
