// Why a stream broke off or a message was not published, in the language of the page. The client and the server say it in
// English, for programs; what is not known here is told as it came. Pure.

import { say } from "./words.js";

const REASONS = [
  ["reason.nothing", /^nothing came within (?<seconds>[\d.]+) s$/],
  ["reason.no-connection", /^no connection$/],
  ["reason.no-connection-because", /^no connection \((?<message>.*)\)$/],
  ["reason.no-cursor", /^the answer has no Push-Cursor: something on the way has answered, or drops it$/],
  ["reason.silence", /^no sign of life for (?<seconds>[\d.]+) s$/],
  ["reason.no-events", /^the answer is (?<type>.*), and no event stream: something on the way has answered$/],
  ["reason.ended", /^the stream has ended$/],
  ["reason.not-open", /^the WebSocket did not open \((?<code>\d+)\)$/],
  ["reason.closed", /^closed with (?<code>\d+)$/],
  ["reason.closed-because", /^closed with (?<code>\d+): (?<reason>.*)$/],
  ["reason.no-answer", /^no answer \((?<message>.*)\)$/],
  ["reason.no-answer-to-publication", /^no answer \((?<message>.*)\); it may have been published or not$/],
  ["reason.bad-request", /^(?<status>400): (?<sentence>.*)$/],
  ["reason.forbidden", /^(?<status>401|403): (?<sentence>.*)$/],
  ["reason.too-large", /^(?<status>413): (?<sentence>.*)$/],
  ["reason.too-often", /^(?<status>429): (?<sentence>.*)$/],
  ["reason.unavailable", /^(?<status>503): (?<sentence>.*)$/],
  ["reason.status", /^(?<status>\d{3}): (?<sentence>.*)$/],
];

export function reasonOf(why) {
  for (const [key, form] of REASONS) {
    const found = form.exec(why);
    if (found) {
      return say(key, found.groups);
    }
  }
  return why;
}
