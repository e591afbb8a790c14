import { nameOfLane } from "./compareWords.js";
import { byId } from "./elements.js";
import { say } from "./words.js";

const HEIGHT = 240;
const LOGARITHMIC = 3;
const LEAST_MILLISECONDS = 0.1;

/** Tokens of the design, so that a chart is as dark as its page. */
const COLOURS = {
  "polling-new": "--bad", polling: "--warn", "long-polling": "--ink-soft", sse: "--client", websocket: "--server",
};
const DASHES = { "polling-new": [8, 4], "long-polling": [3, 3] };

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A chart with a line for each lane, over seconds; as wide as its place. */
export class CompareChart {
  #place;
  #options;
  #chart = null;
  #data;
  #resizing = null;

  /** ids of the lanes; isLogarithmic: whether the values span magnitudes; label: of the values, for readers. */
  constructor(place, { ids, isLogarithmic = false, Plot = globalThis.uPlot }) {
    this.#place = byId(place);
    this.#options = { ids, isLogarithmic, Plot };
    this.#data = [[], ...ids.map(() => [])];
  }

  /** Its place has to be shown. */
  start() {
    if (this.#chart) {
      return;
    }
    this.#resizing = new ResizeObserver(() => this.#chart?.setSize({ width: this.#place.clientWidth, height: HEIGHT }));
    this.#resizing.observe(this.#place);
    this.draw();
  }

  stop() {
    this.#resizing?.disconnect();
    this.#resizing = null;
    this.#chart?.destroy();
    this.#chart = null;
  }

  /** data: seconds, and then for each lane a value at each of them, or null. */
  show(data) {
    this.#data = data;
    this.#chart?.setData(data);
  }

  /** Anew, in the colours of now. */
  draw() {
    const { Plot } = this.#options;
    this.#chart?.destroy();
    // Without it, as where something keeps scripts away, all the rest is still told.
    this.#chart = Plot && new Plot(this.#described(), this.#data, this.#place);
  }

  #described() {
    const { ids, isLogarithmic } = this.#options;
    const lines = { stroke: token("--line"), width: 1, ...(isLogarithmic ? { filter: onlyDecades } : {}) };
    const axis = { stroke: token("--ink-soft"), grid: { stroke: token("--line"), width: 1 }, ticks: { stroke: token("--line") } };
    return {
      width: this.#place.clientWidth, height: HEIGHT, cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false }, y: isLogarithmic ? { distr: LOGARITHMIC, range: decades } : { range: fromZero } },
      axes: [axis, { ...axis, size: 64, grid: lines, ticks: lines }],
      series: [
        { label: say("compare.chart.seconds"), value: (_, value) => shown(value) },
        ...ids.map((id) => ({
          label: nameOfLane(id), stroke: token(COLOURS[id]), dash: DASHES[id], width: 2, spanGaps: true,
          points: { show: false }, value: (_, value) => shown(value),
        })),
      ],
    };
  }
}

const shown = (value) => (value === null || value === undefined ? "–" : String(Math.round(value * 10) / 10));

const decades = (_, low, high) => [
  10 ** Math.floor(Math.log10(Math.max(LEAST_MILLISECONDS, low ?? 1))),
  10 ** Math.ceil(Math.log10(Math.max(10, high ?? 10))),
];

const onlyDecades = (_, values) => values.map((value) => (Number.isInteger(Math.log10(value)) ? value : null));

const fromZero = (_, low, high) => [0, Math.max(1, high ?? 1) * 1.05];
