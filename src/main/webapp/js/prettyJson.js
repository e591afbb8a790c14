/**
 * JSON laid out over lines, each value as it was written: a parse and a print would change large numbers, and keep one of two
 * equal keys. Null when the text is no JSON object or array. A pure function.
 */
export function prettyJson(text) {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return /^\s*[[{]/.test(text) ? layOut(text) : null;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

function layOut(text) {
  const lines = [];
  let line = "";
  let depth = 0;
  let previous = "";
  const end = () => {
    lines.push(line);
    line = "  ".repeat(depth);
  };
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "}" || token === "]") {
      depth--;
      if (!"{[".includes(previous)) {
        end();
      }
    } else if (previous !== "" && "{[,".includes(previous)) {
      end();
    }
    line += token === ":" ? ": " : token;
    if (token === "{" || token === "[") {
      depth++;
    }
    previous = token;
  }
  lines.push(line);
  return lines.join("\n");
}
