// What comes of a check: { state, measured, facts, findings: [{ id, severity, evidence: [sentence] }] }. Pure.

const RANKS = ["passed", "warning", "failed"];

export const passed = (measured, facts = {}) => ({ state: "passed", measured, facts, findings: [] });

export const skipped = (measured) => ({ state: "skipped", measured, facts: {}, findings: [] });

export const failure = (id, ...evidence) => ({ id, severity: "failed", evidence });

export const warning = (id, ...evidence) => ({ id, severity: "warning", evidence });

/** As bad as the worst of the findings. */
export function resultOf(measured, findings, facts = {}) {
  const worst = Math.max(0, ...findings.map(({ severity }) => RANKS.indexOf(severity)));
  return { state: RANKS[worst], measured, facts, findings };
}
