// Published holes in the WebSockets of servers, by the name and version that a server gives itself. Pure.

import all from "../check/advisories.js";
import { language } from "./language.js";

const numbers = (version) => version.split(".").map(Number);

/** Number by number; what is missing counts as 0. */
export function compareVersions(one, other) {
  const [left, right] = [numbers(one), numbers(other)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = (left[i] ?? 0) - (right[i] ?? 0);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

/** Of a server such as "Apache Tomcat/11.0.27": [{ id, note, fixed, source }]. */
export function advisoriesOf(server) {
  const version = /\d+(?:\.\d+)+/.exec(server)?.[0];
  return all.filter(({ product, affected }) => version && server.toLowerCase().includes(product)
    && affected.some(({ from, to }) => compareVersions(from, version) <= 0 && compareVersions(version, to) <= 0))
    .map(({ id, severityNote, fixed, source }) => ({ id, note: severityNote[language], fixed, source }));
}
