/** What each lane has taken, from time to time, for charts that run. Pure. */
export class CompareSamples {
  #ids;
  #seconds = [];
  #values = new Map();

  /** measures: by name, what is taken of a LaneTally. */
  constructor(ids, measures) {
    this.#ids = ids;
    this.measures = measures;
    for (const name of Object.keys(measures)) {
      this.#values.set(name, ids.map(() => []));
    }
  }

  take(seconds, lanes) {
    this.#seconds.push(seconds);
    for (const [name, valueOf] of Object.entries(this.measures)) {
      this.#values.get(name).forEach((values, i) => values.push(valueOf(lanes.get(this.#ids[i]).tally)));
    }
  }

  /** For a chart: seconds, and then the values of each lane. */
  of(name) {
    return [this.#seconds, ...this.#values.get(name)];
  }
}

/** How late each event came, lane by lane, at the second in which it was due; null for what has not come. */
export const latenessOf = (plan, ids, lanes, events) => {
  const all = Array.from({ length: events }, (_, event) => event);
  return [all.map((event) => plan.due(event) / 1000),
    ...ids.map((id) => all.map((event) => lanes.get(id).tally.late[event] ?? null))];
};
